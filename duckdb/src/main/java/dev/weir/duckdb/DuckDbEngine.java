package dev.weir.duckdb;

import dev.weir.run.Engine;
import dev.weir.run.EngineIdentity;
import dev.weir.run.EngineSession;
import dev.weir.run.FileScan;
import dev.weir.run.RuntimeProfile;
import java.nio.file.Path;

/// DuckDB inside this process. Every session is an in-memory instance of its own.
///
/// Reader options of [FileScan]: for Parquet `binary_as_string`, `filename`, `hive_partitioning`;
/// for CSV `columns` (`a INTEGER, b VARCHAR`), `all_varchar`, `compression`, `comment`,
/// `dateformat`, `decimal_separator`, `delim`, `encoding`, `escape`, `filename`, `header`,
/// `hive_partitioning`, `max_line_size`, `new_line`, `nullstr`, `quote`, `sample_size`, `skip`,
/// `timestampformat`; for JSON `columns`, `compression`, `dateformat`, `filename`, `format`,
/// `hive_partitioning`, `maximum_depth`, `maximum_object_size`, `sample_size`, `timestampformat`.
public final class DuckDbEngine implements Engine {
  /// The version of the driver, which is the version of the engine inside it.
  static final String VERSION = "2.0.0.1";

  @Override
  public EngineIdentity identity() {
    return new EngineIdentity("duckdb", VERSION);
  }

  @Override
  public EngineSession open(RuntimeProfile profile, Path scratch) {
    return DuckDbSession.open(profile, scratch);
  }

  @Override
  public String scanSql(FileScan scan) {
    return ScanText.of(scan);
  }
}
