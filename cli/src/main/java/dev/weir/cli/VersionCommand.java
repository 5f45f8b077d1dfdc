package dev.weir.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `weir version`: this build of Weir and the JVM that runs it, one line each.
@Command(name = "version", description = "Prints the versions of Weir and of the JVM that runs it.")
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  VersionCommand() {}

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("weir " + WeirVersion.text());
    out.println("java " + Runtime.version());
    out.flush();
  }
}
