package dev.weir.sql.tree;

import java.util.List;

/// A `GROUP BY` clause.
public sealed interface SqlGroupBy extends SqlNode {
  /// `GROUP BY ALL`.
  record All(Span span) implements SqlGroupBy {}

  /// `GROUP BY a, ROLLUP (b, c), …`.
  record Elements(List<Element> elements, Span span) implements SqlGroupBy {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /// One element of the list.
  sealed interface Element extends SqlNode {}

  /// A plain grouping expression; may be a position or an alias.
  record Key(SqlExpression expression, Span span) implements Element {}

  /// `()`.
  record Empty(Span span) implements Element {}

  /// `ROLLUP (…)`; a set of several expressions is a ROW expression.
  record Rollup(List<SqlExpression> sets, Span span) implements Element {
    public Rollup {
      sets = List.copyOf(sets);
    }
  }

  /// `CUBE (…)`.
  record Cube(List<SqlExpression> sets, Span span) implements Element {
    public Cube {
      sets = List.copyOf(sets);
    }
  }

  /// `GROUPING SETS (…)`.
  record GroupingSets(List<Element> sets, Span span) implements Element {
    public GroupingSets {
      sets = List.copyOf(sets);
    }
  }
}
