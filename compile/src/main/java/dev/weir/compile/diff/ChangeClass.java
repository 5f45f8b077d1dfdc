package dev.weir.compile.diff;

/// What a change does to a query's result.
public enum ChangeClass {
  /// Nothing: only how the query is written changed.
  COSMETIC,
  /// The rows are the same ones; some columns are added, removed, renamed, moved or computed
  /// otherwise.
  PROJECTION,
  /// Which rows pass: conditions over one source, limits.
  FILTER,
  /// What is joined, how and on what.
  JOIN,
  /// What is grouped by, or that duplicates are removed.
  GROUPING,
  /// A window function. Beside `projection` and `order` alone the rows are the same ones.
  WINDOW,
  /// What makes several rows of one: unnest, unpivot, set operations, recursion.
  ROW_MULTIPLICATION,
  /// Which tables are read.
  SOURCE,
  /// The order of the result.
  ORDER,
  /// The queries differ and it is not known in what: counts as everything.
  UNKNOWN
}
