package dev.weir.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of [Values] as plain text, for cells of a table and of CSV: nested values as JSON.
final class ValueText {
  private ValueText() {}

  /// The text; of null, the empty text.
  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> Json.text(list);
      case Map<?, ?> map -> Json.text(map);
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }
}
