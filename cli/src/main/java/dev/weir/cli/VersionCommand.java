package dev.weir.cli;

import picocli.CommandLine.Command;

/// `weir version`: this build of Weir and the JVM that runs it, one line each.
@Command(name = "version", description = "Prints the versions of Weir and of the JVM that runs it.")
final class VersionCommand implements Runnable {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console.out().println("weir " + WeirVersion.text());
    console.out().println("java " + Runtime.version());
  }
}
