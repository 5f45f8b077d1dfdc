package dev.weir.verify.feature;

import java.util.List;
import java.util.Locale;

/// Writes stars and COLUMNS.
final class StarWriter {
  private final Choices choices;

  StarWriter(Choices choices) {
    this.choices = choices;
  }

  /// An item of a SELECT list that stands for several columns.
  String item(Scope scope) {
    String name = name(scope);
    String plain =
        choices.chance(20) ? Field.identifier(choices.pick(scope.fields()).table()) + ".*" : "*";
    if (plain.startsWith("\"\"") || plain.equals(".*")) {
      plain = "*";
    }
    return switch (choices.pick(16)) {
      case 0 -> plain;
      case 1 -> plain + " EXCLUDE (" + name + ")";
      case 2 -> plain + " EXCLUDE " + name;
      case 3 -> plain + " REPLACE (" + replacement(name) + ")";
      case 4 ->
          plain
              + " RENAME ("
              + name
              + " AS "
              + choices.pick(List.of("z", "\"Z z\"", name.toUpperCase(Locale.ROOT)))
              + ")";
      case 5 ->
          plain
              + choices.pick(
                  List.of(
                      " LIKE 'i%'",
                      " NOT LIKE '%s%'", " ILIKE 'I%'", " GLOB 'i*'", " SIMILAR TO 'i|s'"));
      case 6 -> "COLUMNS('" + pattern() + "')";
      case 7 ->
          "COLUMNS('" + pattern() + "') AS " + choices.pick(List.of("'\\0_x'", "'x_\\1'", "\"c\""));
      case 8 ->
          "COLUMNS("
              + choices.pick(
                  List.of("*", "* EXCLUDE (" + name + ")", "* REPLACE (" + replacement(name) + ")"))
              + ")";
      case 9 ->
          "COLUMNS(lambda c: "
              + choices.pick(
                  List.of(
                      "c LIKE 'i%'",
                      "c = 'i'", "length(c) = 1", "c IN ('i', 's')", "NOT starts_with(c, 's')"))
              + ")";
      case 10 ->
          "COLUMNS(["
              + "'"
              + choices.pick(scope.fields()).name().replace("'", "''")
              + "', '"
              + choices.pick(scope.fields()).name().replace("'", "''")
              + "'])";
      case 11 ->
          choices.pick(List.of("min", "MAX", "count", "any_value"))
              + "(COLUMNS("
              + choices.pick(
                  List.of(
                      "*",
                      "'" + pattern() + "'",
                      "* EXCLUDE (" + name + ")",
                      "* REPLACE (" + replacement(name) + ")"))
              + "))";
      case 12 ->
          choices.pick(List.of("coalesce", "concat", "concat_ws"))
              + "("
              + choices.pick(List.of("", "'x', "))
              + "*COLUMNS('"
              + pattern()
              + "'))";
      case 13 ->
          "COLUMNS('"
              + pattern()
              + "')"
              + choices.pick(List.of("::VARCHAR", " IS NULL", " = COLUMNS('" + pattern() + "')"));
      case 14 -> "[*COLUMNS('" + pattern() + "')]";
      default -> plain + " EXCLUDE (" + name + ") RENAME (" + name(scope) + " AS z9)";
    };
  }

  private String pattern() {
    return choices.pick(List.of("^i$", "^(i|s)$", "i|k", "^(.).*$", "(?i)^M"));
  }

  private String name(Scope scope) {
    if (scope.fields().isEmpty()) {
      return "i";
    }
    Field field = choices.pick(scope.fields());
    String bare = choices.chance(20) ? field.qualified() : field.bare();
    return choices.feature(20) ? bare.toUpperCase(Locale.ROOT) : bare;
  }

  private String replacement(String name) {
    return choices.pick(
            List.of("1", "NULL", name, name + "::VARCHAR", "coalesce(" + name + ", NULL)"))
        + " AS "
        + (name.contains(".") && !name.contains("\"")
            ? name.substring(name.indexOf('.') + 1)
            : name);
  }
}
