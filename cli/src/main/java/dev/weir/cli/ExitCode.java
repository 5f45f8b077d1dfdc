package dev.weir.cli;

/// The exit codes of every command.
final class ExitCode {
  /// Done.
  static final int DONE = 0;

  /// The job failed; standard error says why.
  static final int FAILED = 1;

  /// There is something to build (`weir plan --detailed-exitcode`), or the meaning changed (`weir
  /// diff --exit-code`).
  static final int CHANGES = 2;

  /// The command line is wrong.
  static final int USAGE = 64;

  /// A bug in Weir; standard error names a report to send.
  static final int BUG = 70;

  private ExitCode() {}
}
