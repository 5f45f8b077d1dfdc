package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.Sha256;
import dev.weir.model.WeirException;
import dev.weir.run.ArrowSource;
import dev.weir.run.ArrowTypes;
import dev.weir.run.BatchStream;
import dev.weir.run.Cancellation;
import dev.weir.run.CopyProgress;
import dev.weir.run.CopyRows;
import dev.weir.run.EngineSession;
import dev.weir.run.ParquetOptions;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A table that Java code delivers. It is read once, streamed into a dataset, and read from there
/// as long as its identity stays the same.
///
/// @param name under which products read it
/// @param className the code's class
/// @param options for the code, by name
public record KeptSource(
    String name, String className, ArrowSource code, Map<String, String> options) {
  /// Rows made by code are often deeply nested, and a writer holds a whole row group: small ones
  /// keep the memory small (27,000 classes of a JDK: 510 MB at the peak, against 890 MB in one
  /// group), and let the threads of a reader share the file.
  private static final ParquetOptions PARQUET = ParquetOptions.DEFAULT.withRowGroupRows(2048);

  public KeptSource {
    Objects.requireNonNull(name);
    Objects.requireNonNull(className);
    Objects.requireNonNull(code);
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /// The state of the source: what it states, and the columns that it delivers.
  ///
  /// @param identity the build id of the dataset that keeps it
  public record State(Schema schema, String identity) {}

  /// Asks the code for its state. Nothing is read.
  ///
  /// @throws WeirException with `SOURCE_FAILED` when the code fails
  public State state() {
    try {
      Schema delivered = ArrowTypes.schema(code.schema(options));
      String text =
          "weir.kept/1\n%s\n%s\n%s\n"
              .formatted(className, code.identity(options), delivered.text());
      return new State(delivered, Sha256.of(text));
    } catch (WeirException e) {
      throw e;
    } catch (RuntimeException e) {
      throw failed("state its columns and identity", e);
    }
  }

  /// Streams the table into a dataset that is not yet published.
  public DatasetWriter.Staged stage(
      State state,
      DatasetWriter writer,
      EngineSession session,
      CopyProgress progress,
      Cancellation cancellation) {
    return writer.stage(
        new DatasetWriter.Order(
            name,
            state.identity(),
            new CopyRows.OfStream(open(session)),
            state.schema(),
            new WriteSpec(new OrderTier.Written(), PARQUET),
            Contract.NONE,
            progress,
            cancellation),
        session);
  }

  private BatchStream open(EngineSession session) {
    try {
      return code.open(options, session.allocator());
    } catch (WeirException e) {
      throw e;
    } catch (RuntimeException e) {
      throw failed("begin to read", e);
    }
  }

  private WeirException failed(String attempted, RuntimeException cause) {
    return new WeirException(
        ErrorCode.SOURCE_FAILED,
        "source '%s': %s failed to %s: %s".formatted(name, className, attempted, cause),
        cause);
  }
}
