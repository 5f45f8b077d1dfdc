package dev.weir.cli;

import dev.weir.model.NearestNames;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a command line, and what was probably meant.
final class UsageError {
  private UsageError() {}

  static int report(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println("weir: " + message(e, command));
    err.println("try: " + name + " --help");
    err.flush();
    return ExitCode.USAGE;
  }

  private static String message(ParameterException e, CommandLine command) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
    }
    String word = unmatched.getUnmatched().getFirst();
    boolean option = word.startsWith("-") && word.length() > 1;
    List<String> legal = new ArrayList<>();
    if (option) {
      command.getCommandSpec().options().forEach(o -> legal.add(o.longestName()));
      return "%s has no option '%s'; legal are %s%s"
          .formatted(name(command), word, String.join(", ", legal), NearestNames.hint(word, legal));
    }
    if (command.getSubcommands().isEmpty()) {
      return "%s does not know what to do with '%s'".formatted(name(command), word);
    }
    legal.addAll(command.getSubcommands().keySet());
    return "there is no command '%s'; legal are %s%s"
        .formatted(word, String.join(", ", legal), NearestNames.hint(word, legal));
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }
}
