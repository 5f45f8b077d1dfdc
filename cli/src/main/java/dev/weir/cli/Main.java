package dev.weir.cli;

/// Where the process starts. The launcher `weir` at the root of a checkout runs it with the JVM
/// flags that Arrow and DuckDB need.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    int code = CommandLines.run(Console.ofProcess(), arguments);
    // Exit rather than return: a command may leave daemon threads of an engine behind.
    System.exit(code);
  }
}
