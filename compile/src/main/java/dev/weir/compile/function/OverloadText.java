package dev.weir.compile.function;

import dev.weir.compile.function.Overload.Parameter;
import dev.weir.compile.function.Overload.Passing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a signature as the engine writes it: `a VARCHAR, /, b INTEGER := 1, *args ANY, *, c
/// BOOLEAN, **kwargs ANY -> DECIMAL`. What stands before `/` has no name for callers, what stands
/// after `*` or `*args` has no position.
final class OverloadText {
  private final List<Parameter> parameters = new ArrayList<>();
  private Optional<Pattern> rest = Optional.empty();
  private Optional<Pattern> options = Optional.empty();
  private Passing passing = Passing.ANY_WAY;

  private OverloadText() {}

  static Overload parse(String line) {
    int arrow = line.lastIndexOf("->");
    OverloadText reader = new OverloadText();
    for (String part : split(line.substring(0, arrow).strip())) {
      reader.add(part);
    }
    Pattern result = PatternText.parse(line.substring(arrow + 2).strip());
    return Overload.of(reader.parameters, reader.rest, reader.options, result);
  }

  private void add(String part) {
    if (part.equals("/")) {
      parameters.replaceAll(
          p -> new Parameter(p.name(), p.type(), Passing.BY_POSITION, p.standard()));
    } else if (part.equals("*")) {
      passing = Passing.BY_NAME;
    } else if (part.startsWith("**")) {
      options = Optional.of(PatternText.parse(afterName(part)));
    } else if (part.startsWith("*")) {
      rest = Optional.of(PatternText.parse(afterName(part)));
      passing = Passing.BY_NAME;
    } else {
      int mark = part.indexOf(" := ");
      String typed = mark < 0 ? part : part.substring(0, mark);
      Optional<String> standard =
          mark < 0 ? Optional.empty() : Optional.of(part.substring(mark + 4));
      String name = typed.substring(0, typed.length() - afterName(typed).length() - 1);
      name = name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
      parameters.add(new Parameter(name, PatternText.parse(afterName(typed)), passing, standard));
    }
  }

  private static String afterName(String part) {
    int quote = part.indexOf('"');
    int space =
        quote >= 0 && quote < part.indexOf(' ')
            ? part.indexOf(' ', part.indexOf('"', quote + 1))
            : part.indexOf(' ');
    return part.substring(space + 1);
  }

  /// Cuts at the commas that stand outside of brackets and quotes.
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (start < text.length()) {
      parts.add(text.substring(start).strip());
    }
    return parts;
  }
}
