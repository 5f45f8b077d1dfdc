package dev.weir.model.function;

/// A promise about a function. What does not hold, or is not known to hold, is absent: a rule that
/// needs a promise does nothing without it.
///
/// Promises about rows are those of aggregates and window functions, the others are about one call.
public enum FunctionTrait {
  /// The result is NULL when any argument is NULL: `lower`, `+`.
  NULL_FOR_ANY_NULL,
  /// The result is not NULL when no argument is NULL: `lower`, but not `/`, which gives NULL for a
  /// division by zero.
  PRESENT_FOR_ALL_PRESENT,
  /// The result is not NULL when one argument is not NULL: `coalesce`.
  PRESENT_FOR_ANY_PRESENT,
  /// The result is never NULL: `count`, `concat`.
  NEVER_NULL,
  /// A call fails for no values of its parameter types: `lower`, `+` of DOUBLE, but not `+` of
  /// INTEGER, which overflows. Converting arguments to the parameter types is not part of the call.
  TOTAL,
  /// Arguments may change places.
  COMMUTATIVE,
  /// The result does not decrease while the last argument grows and the others stay, NULL aside:
  /// `floor`, `date_trunc('month', x)`.
  INCREASING,
  /// The result does not increase while the last argument grows and the others stay, NULL aside:
  /// unary `-`.
  DECREASING,

  /// An aggregate that depends on its rows as a multiset, not on the order in which they arrive.
  /// Sums of floating-point numbers count as such: engines add them in no fixed order, from one run
  /// of the same query to the next.
  ANY_ROW_ORDER,
  /// The same to the bit: nothing is rounded on the way, and no one of several equal values is
  /// chosen.
  EXACT_IN_ANY_ROW_ORDER,
  /// An aggregate that gives the same when rows repeat: `min`, `bool_or`.
  ANY_MULTIPLICITY,
  /// An aggregate to which rows whose first argument is NULL are no rows: `sum`, but not `list`.
  SKIPS_NULLS,
  /// An aggregate that gives 0 for no rows: `count`.
  ZERO_FOR_NO_ROWS,
  /// An aggregate that gives NULL for no rows: `sum`.
  NULL_FOR_NO_ROWS,
  /// An aggregate or window function whose result is its first argument in one of the rows, with
  /// all of its parts: `first`, `lag`.
  GIVES_ROW_VALUE,
  /// A function whose value over a window is about a place among rows, not a summary of them:
  /// `row_number`, `lag`, `first`.
  ABOUT_PLACE,
  /// A window function that gives the same for rows that tie in the window's order: `rank`.
  SAME_FOR_PEERS,
  /// A window function that looks at the whole partition, whatever the frame: `row_number`, `lag`.
  IGNORES_FRAME,
  /// An aggregate whose own ORDER BY is its argument rather than an order of arrival:
  /// `quantile_cont(0.5 ORDER BY x)`.
  ORDERS_ITS_ARGUMENT
}
