package dev.weir.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import picocli.CommandLine;

/// Puts the commands together and runs one.
final class CommandLines {
  private static final Pattern SQL_COMMENT = Pattern.compile("^--(?:\\s|[^=]*\\n)");

  private CommandLines() {}

  /// Runs a command line.
  ///
  /// @return one of [ExitCode]
  static int run(Console console, String... arguments) {
    Failures failures = new Failures(console);
    try {
      int code = commandLine(console, failures).execute(withoutDashes(arguments));
      console.out().flush();
      return code;
    } catch (Throwable e) {
      // A picocli handler that throws, or the last flush.
      return failures.report(e);
    } finally {
      console.err().flush();
    }
  }

  /// SQL may begin with a comment, which must not be taken for an option: no option has white
  /// space.
  private static String[] withoutDashes(String... arguments) {
    return Arrays.stream(arguments)
        .map(argument -> SQL_COMMENT.matcher(argument).find() ? " " + argument : argument)
        .toArray(String[]::new);
  }

  /// All commands, in the order in which the help lists them.
  static CommandLine commandLine(Console console, Failures failures) {
    CommandLine commands = new CommandLine(new WeirCommand());
    commands.addSubcommand(new BuildCommand(console));
    commands.addSubcommand(new PlanCommand(console));
    commands.addSubcommand(new WhyCommand(console));
    commands.addSubcommand(new SqlCommand(console));
    commands.addSubcommand(new LineageCommand(console));
    commands.addSubcommand(new DiffCommand(console));
    commands.addSubcommand(new CompileCommand(console));
    commands.addSubcommand(new RewriteCommand(console));
    commands.addSubcommand(new TranspileCommand(console));
    commands.addSubcommand(new FormatCommand(console));
    commands.addSubcommand(new InitCommand(console));
    commands.addSubcommand(new DoctorCommand(console));
    commands.addSubcommand(new VersionCommand(console));
    commands.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setParameterExceptionHandler((e, given) -> UsageError.report(e));
    commands.setExecutionExceptionHandler((e, command, given) -> failures.report(e));
    return commands;
  }
}
