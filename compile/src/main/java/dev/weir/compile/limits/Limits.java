package dev.weir.compile.limits;

import dev.weir.sql.TextLimits;
import java.util.Objects;

/// How large a query may be, as it is written and as it is bound. What is larger is refused with
/// LIMIT_EXCEEDED, which names the limit and the place. Limits only refuse: what compiles under two
/// of them compiles to the same, so they are no part of a policy's hash. Immutable.
///
/// @param text the limits of a text
/// @param listItems the most items of one list: of a SELECT list, IN, VALUES, the arguments of a
///   call
/// @param expressions the most expressions of a bound query, with stars, COLUMNS, macros and
///   aliases written out
/// @param columns the most columns that the blocks of a query have together
/// @param groupingSets the most grouping sets of one GROUP BY
/// @param milliseconds the longest time that binding may take; the last resort behind the others
public record Limits(
    TextLimits text,
    int listItems,
    int expressions,
    int columns,
    int groupingSets,
    int milliseconds) {
  private static final Limits STANDARD =
      new Limits(TextLimits.standard(), 250_000, 300_000, 100_000, 8_192, 60_000);

  public Limits {
    Objects.requireNonNull(text);
  }

  /// What holds unless a policy says otherwise.
  public static Limits standard() {
    return STANDARD;
  }
}
