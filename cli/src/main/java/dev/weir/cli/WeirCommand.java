package dev.weir.cli;

import picocli.CommandLine.Command;

/// The command `weir` itself, which only holds the others.
@Command(
    name = "weir",
    description = "Says what a table is, builds it, and rebuilds only what changed.",
    subcommands = {VersionCommand.class},
    exitCodeOnInvalidInput = 64,
    exitCodeOnExecutionException = 70,
    synopsisSubcommandLabel = "COMMAND")
final class WeirCommand {}
