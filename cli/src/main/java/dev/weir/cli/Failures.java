package dev.weir.cli;

import dev.weir.model.Blame;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import java.io.PrintStream;

/// Turns whatever a command throws into words on standard error and an exit code.
final class Failures {
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  /// @return the exit code that the failure deserves
  int report(Throwable failure) {
    PrintStream err = console.err();
    switch (failure) {
      case OutputClosed closed -> {
        if (closed.isReaderGone()) {
          return ExitCode.DONE;
        }
        err.println("weir: cannot write to standard output: " + closed.getMessage());
        return ExitCode.FAILED;
      }
      case WeirException known -> {
        known.problems().forEach(problem -> err.println(text(problem)));
        if (known.problems().stream().noneMatch(p -> p.code().blame() == Blame.INTERNAL)) {
          return ExitCode.FAILED;
        }
        err.println(BugReport.write(console.reports(), known));
        return ExitCode.BUG;
      }
      case OutOfMemoryError full -> {
        err.println(
            "weir: out of memory (%s); give the JVM more, for example WEIR_JAVA_OPTS=-Xmx2g"
                .formatted(full.getMessage()));
        return ExitCode.FAILED;
      }
      default -> {
        err.println("weir: this is a bug in Weir: " + failure);
        err.println(BugReport.write(console.reports(), failure));
        return ExitCode.BUG;
      }
    }
  }

  /// A problem as people read it: `file:line:column: message`, excerpt and caret; without a place,
  /// the name of the program stands in front.
  static String text(Problem problem) {
    return problem.place().isPresent() ? problem.text() : "weir: " + problem.text();
  }
}
