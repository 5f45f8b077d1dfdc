package dev.weir.examples;

import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The option `modules`: names with commas between them, `*` for any characters.
final class ModulePatterns {
  private ModulePatterns() {}

  /// The modules that a text selects, each once, in alphabetical order.
  ///
  /// @throws WeirException with `INVALID_OPTION` for every pattern that selects nothing: a name
  ///   written wrong must not become an empty table
  static List<String> select(String text, List<String> modules) {
    TreeSet<String> selected = new TreeSet<>();
    List<Problem> problems = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String pattern = part.strip();
      Pattern regex = regex(pattern);
      List<String> matching = modules.stream().filter(m -> regex.matcher(m).matches()).toList();
      selected.addAll(matching);
      if (matching.isEmpty()) {
        problems.add(Problem.of(ErrorCode.INVALID_OPTION, noMatch(pattern, text, modules)));
      }
    }
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
    return List.copyOf(selected);
  }

  private static Pattern regex(String pattern) {
    return Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
  }

  private static String noMatch(String pattern, String text, List<String> modules) {
    if (pattern.isEmpty()) {
      return "the option modules: '%s' has an empty name; write names with commas between them"
          .formatted(text);
    }
    String hint = NearestNames.hint(pattern.replace("*", ""), modules);
    return "the option modules: no module of this JDK matches '%s'%s"
        .formatted(pattern, hint.isEmpty() ? "; `java --list-modules` lists them" : hint);
  }
}
