package dev.weir.build;

import dev.weir.model.ErrorCode;
import java.util.regex.Pattern;

/// The names that products and sources may have: they become folder names and stand in SQL.
final class TableNames {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");

  private TableNames() {}

  static void check(String what, String name, SourceText source, int offset, Problems problems) {
    if (!LEGAL.matcher(name).matches()) {
      problems.add(
          source.problem(
              ErrorCode.INVALID_PROJECT,
              "'%s' is no name for a %s: use up to 100 letters a-z, digits, '_' and '-', a letter or '_' first"
                  .formatted(name, what),
              offset));
    }
  }
}
