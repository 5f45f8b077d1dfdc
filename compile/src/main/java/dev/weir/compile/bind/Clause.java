package dev.weir.compile.bind;

/// Where an expression stands, and what may stand in it there.
enum Clause {
  SELECT("the SELECT list", true, true),
  WHERE("WHERE", false, false),
  ON("a join condition", false, false),
  GROUP_BY("GROUP BY", false, false),
  HAVING("HAVING", true, false),
  QUALIFY("QUALIFY", true, true),
  ORDER_BY("ORDER BY", true, true),
  LIMIT("LIMIT", false, false),
  VALUES("VALUES", false, false),
  FROM("a table function", false, false),
  PIVOT("PIVOT", true, false),

  /// What PIVOT computes from an aggregate whose value is known by now.
  PIVOTED("PIVOT", true, false);

  private final String label;
  private final boolean aggregates;
  private final boolean windows;

  Clause(String label, boolean aggregates, boolean windows) {
    this.label = label;
    this.aggregates = aggregates;
    this.windows = windows;
  }

  String label() {
    return label;
  }

  boolean allowsAggregates() {
    return aggregates;
  }

  boolean allowsUnnest() {
    return switch (this) {
      case SELECT, FROM, GROUP_BY, ORDER_BY -> true;
      case WHERE, ON, HAVING, QUALIFY, LIMIT, VALUES, PIVOT, PIVOTED -> false;
    };
  }

  boolean allowsWindows() {
    return windows;
  }
}
