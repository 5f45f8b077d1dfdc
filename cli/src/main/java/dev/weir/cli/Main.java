package dev.weir.cli;

import picocli.CommandLine;

/// Where the process starts. The launcher `weir` at the root of a checkout runs it with the JVM
/// flags that Arrow and DuckDB need.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new WeirCommand()).execute(arguments));
  }
}
