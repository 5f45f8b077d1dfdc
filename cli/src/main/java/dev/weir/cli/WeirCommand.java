package dev.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `weir` itself, which only holds the others.
@Command(
    name = "weir",
    description = "Says what a table is, builds it, and rebuilds only what changed.",
    footer = {
      "",
      "Exit codes: 0 done, 1 the job failed, 2 changes present (plan, diff), 64 wrong usage, 70 a bug."
    },
    synopsisSubcommandLabel = "COMMAND")
final class WeirCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this text.")
  @SuppressWarnings("UnusedVariable") // picocli itself acts on it
  private boolean help;

  WeirCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no command given; legal are " + String.join(", ", spec.subcommands().keySet()));
  }
}
