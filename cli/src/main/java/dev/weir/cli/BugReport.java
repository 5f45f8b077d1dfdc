package dev.weir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that a user can send when Weir itself is wrong. It holds versions and the stack, no
/// data and no environment; the error's own message may quote SQL.
final class BugReport {
  private BugReport() {}

  /// Writes the report.
  ///
  /// @return what to tell the user about it
  static String write(Path folder, Throwable failure) {
    String text = text(failure);
    try {
      Path file = Files.createTempFile(folder, "weir-report-", ".txt");
      Files.writeString(file, text);
      return "weir: please send the report " + file + " with what you did; no data is in it";
    } catch (IOException e) {
      return "weir: please send this report with what you did (it could not be written to %s: %s)\n%s"
          .formatted(folder, e.getMessage(), text);
    }
  }

  private static String text(Throwable failure) {
    StringWriter stack = new StringWriter();
    failure.printStackTrace(new PrintWriter(stack, true));
    return """
    weir %s
    java %s, %s
    system %s %s %s
    processors %d, heap at most %s

    %s\
    """
        .formatted(
            WeirVersion.text(),
            Runtime.version(),
            System.getProperty("java.vendor"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Figures.bytes(Runtime.getRuntime().maxMemory()),
            stack);
  }
}
