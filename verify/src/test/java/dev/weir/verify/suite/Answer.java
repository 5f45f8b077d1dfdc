package dev.weir.verify.suite;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/// What the engine gives for a text.
sealed interface Answer {
  /// How the engine's messages begin when it refuses a text before it runs.
  Pattern EARLY = Pattern.compile("(?s)(Binder|Parser|Catalog|Syntax|Not implemented) Error.*");

  /// Columns and rows.
  ///
  /// @param readable whether the rows are all there, and could be read
  record Rows(List<String> names, List<String> types, List<String> rows, boolean readable)
      implements Answer {
    /// The rows without regard to their order.
    List<String> sorted() {
      return rows.stream().sorted().toList();
    }
  }

  /// The engine refuses the text before it runs.
  record Refusal(String message) implements Answer {}

  /// The text fails while it runs.
  record Failure(String message) implements Answer {}

  /// Asks the engine.
  static Answer of(Session session, String sql) {
    try {
      Result result = session.result(sql);
      List<String> rows = result.rows().stream().map(Answer::row).toList();
      return new Rows(result.names(), result.types(), rows, result.readable());
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      return EARLY.matcher(message).matches() ? new Refusal(message) : new Failure(message);
    }
  }

  private static String row(List<String> values) {
    return String.join(" | ", values.stream().map(Numbers::rounded).toList());
  }

  /// Floating-point numbers, which depend on the order of what is summed, to twelve digits.
  final class Numbers {
    private static final Pattern LONG =
        Pattern.compile("(?<![0-9])[0-9]++\\.[0-9]{6,}+(E-?[0-9]+)?");

    private Numbers() {}

    static String rounded(String text) {
      return LONG.matcher(text)
          .replaceAll(m ->
              new BigDecimal(m.group()).round(new MathContext(12)).stripTrailingZeros().toString());
    }
  }
}
