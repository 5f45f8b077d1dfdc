package dev.weir.verify.feature;

import java.util.List;
import java.util.Locale;

/// Writes names that are given: aliases of columns and tables, plain ones and those that shadow,
/// repeat, differ by case alone or need quotes.
final class NameWriter {
  private static final List<String> ODD =
      List.of("Mixed Case", "a.b", "it's", "q\"q", "select", "Ünï", "i j", "T", "*", "#1");

  private final Choices choices;

  NameWriter(Choices choices) {
    this.choices = choices;
  }

  /// An alias for a column, given what it can shadow and what precedes it in the list.
  String column(Scope scope, List<Field> before) {
    if (!choices.feature(25)) {
      return choices.name("c");
    }
    int way = choices.pick(5);
    if (way == 0 && !scope.fields().isEmpty()) {
      return choices.pick(scope.fields()).name();
    }
    if (way == 1 && !scope.fields().isEmpty()) {
      return choices.pick(scope.fields()).name().toUpperCase(Locale.ROOT);
    }
    if (way == 2 && !before.isEmpty()) {
      return choices.pick(before).name();
    }
    if (way == 3 && !before.isEmpty()) {
      return choices.pick(before).name().toUpperCase(Locale.ROOT);
    }
    return choices.pick(ODD);
  }

  /// An alias for a table.
  String table() {
    if (!choices.feature(6)) {
      return choices.name("q");
    }
    return choices.pick(List.of("t", "u", "i", "Q q", "T.x", "main", "s", "select"))
        + (choices.chance(30) ? choices.name("_") : "");
  }
}
