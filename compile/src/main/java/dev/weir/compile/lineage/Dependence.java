package dev.weir.compile.lineage;

/// How an output column depends on a base column.
public enum Dependence {
  /// The value is passed on as it is, or a part of it.
  IDENTITY,
  /// The value is computed from it, row by row.
  TRANSFORMATION,
  /// The value is computed from it over many rows.
  AGGREGATION,
  /// It decides inside an expression which value is taken: a CASE condition, an aggregate's FILTER.
  CONDITIONAL,
  /// It partitions or orders the rows of a window, or comes from another row of it.
  WINDOW,
  /// It decides which rows there are: WHERE, HAVING, QUALIFY, LIMIT.
  FILTER,
  /// It decides which rows meet or how often they come: a join condition, an unnested list.
  JOIN,
  /// Rows are grouped or deduplicated by it.
  GROUP,
  /// Rows, or the arguments of an aggregate, are ordered by it.
  SORT;

  /// The name in JSON and graphs.
  public String wireName() {
    return switch (this) {
      case IDENTITY -> "identity";
      case TRANSFORMATION -> "transformation";
      case AGGREGATION -> "aggregation";
      case CONDITIONAL -> "conditional";
      case WINDOW -> "window";
      case FILTER -> "filter";
      case JOIN -> "join";
      case GROUP -> "group";
      case SORT -> "sort";
    };
  }
}
