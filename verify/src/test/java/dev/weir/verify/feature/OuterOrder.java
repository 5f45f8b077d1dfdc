package dev.weir.verify.feature;

import java.util.Locale;

/// Whether a query states an order for its own rows: an ORDER BY outside of all parentheses,
/// brackets and quotes.
final class OuterOrder {
  private OuterOrder() {}

  static boolean isIn(String sql) {
    int depth = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      switch (c) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        case '\'', '"' -> i = Math.max(i, sql.indexOf(c, i + 1));
        default -> {
          if (depth == 0 && sql.substring(i).toUpperCase(Locale.ROOT).startsWith("ORDER BY")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
