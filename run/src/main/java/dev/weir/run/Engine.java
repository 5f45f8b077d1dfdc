package dev.weir.run;

import java.nio.file.Path;

/// Something that runs SQL: it opens sessions and says who it is. Thread-safe.
public interface Engine {
  /// Name and version; both are part of every build id.
  EngineIdentity identity();

  /// Opens a session: one database instance with its own catalog, configured by the profile and by
  /// nothing else.
  ///
  /// @param scratch an existing or creatable folder; the session keeps its spill files in a folder
  ///   of its own below it, removes that on close, and sweeps what dead processes left there
  EngineSession open(RuntimeProfile profile, Path scratch);

  /// The query text that reads these files as one table, in this engine's dialect. Reads no file.
  String scanSql(FileScan scan);
}
