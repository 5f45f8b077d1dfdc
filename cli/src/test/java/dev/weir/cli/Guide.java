package dev.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A guide whose blocks can be run:
///
/// - a fence after `<!-- file: shop/weir.yaml -->` is a file to write;
/// - in a `console` fence, `$ weir …` is a command (`# exit 1` behind it states its exit code) and
///   the lines after it are what it prints. `…` stands for any text, alone on a line for any lines;
///   runs of blanks count as one, and a line of rules as one `─`.
record Guide(Path file, List<Step> steps) {
  private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->");
  private static final Pattern EXIT = Pattern.compile("(.*?)\\s+# exit (\\d+)$");

  /// Something to do.
  sealed interface Step {
    int line();

    /// Write a file.
    record Write(int line, String path, String text) implements Step {}

    /// Run a command.
    record Run(int line, List<String> arguments, int code, List<String> expected) implements Step {}
  }

  static Guide read(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    String path = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher named = FILE.matcher(line);
      if (named.matches()) {
        path = named.group(1);
      } else if (line.startsWith("```") && !line.equals("```")) {
        int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
        List<String> block = lines.subList(i + 1, end);
        if (!path.isEmpty()) {
          steps.add(new Step.Write(i + 1, path, String.join("\n", block) + "\n"));
          path = "";
        } else if (line.equals("```console")) {
          commands(block, i + 2, steps);
        }
        i = end;
      }
    }
    return new Guide(file, steps);
  }

  private static void commands(List<String> block, int firstLine, List<Step> steps) {
    for (int i = 0; i < block.size(); i++) {
      String command = block.get(i).substring(2);
      Matcher exit = EXIT.matcher(command);
      boolean stated = exit.matches();
      List<String> expected = new ArrayList<>();
      int at = firstLine + i;
      while (i + 1 < block.size() && !block.get(i + 1).startsWith("$ ")) {
        expected.add(block.get(++i));
      }
      List<String> words = words(stated ? exit.group(1) : command);
      steps.add(
          new Step.Run(
              at,
              words.subList(1, words.size()),
              stated ? Integer.parseInt(exit.group(2)) : 0,
              expected));
    }
  }

  /// Splits as a shell does: blanks part words, single and double quotes hold them together.
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(command);
    while (word.find()) {
      for (int group = 1; group <= 3; group++) {
        if (word.group(group) != null) {
          words.add(word.group(group));
        }
      }
    }
    return words;
  }

  /// Whether what was printed is what the guide shows.
  static boolean shows(List<String> expected, String printed) {
    StringBuilder pattern = new StringBuilder();
    for (String line : expected) {
      if (line.strip().equals("…")) {
        pattern.append("(?:.*\n)*?");
      } else {
        pattern.append(Pattern.quote(blanks(line)).replace("…", "\\E.*\\Q")).append('\n');
      }
    }
    StringBuilder text = new StringBuilder();
    printed.lines().forEach(line -> text.append(blanks(line)).append('\n'));
    return text.toString().matches(pattern.toString());
  }

  private static String blanks(String line) {
    String text = line.strip().replaceAll("[ \t]+", " ");
    return text.matches("[─ ]+") ? "─" : text;
  }
}
