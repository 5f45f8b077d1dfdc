package dev.weir.verify.emit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of values between bars, as the TPC generators write them.
final class Delimited {
  private Delimited() {}

  /// Fills a table from a file and deletes the file.
  static void copy(Database database, String table, Path file) throws IOException {
    database.execute(
        "COPY "
            + table
            + " FROM '"
            + file
            + "' (FORMAT csv, DELIMITER '|', HEADER false, AUTO_DETECT false, QUOTE '', ESCAPE '',"
            + " NULLSTR '', NULL_PADDING true)");
    Files.delete(file);
  }
}
