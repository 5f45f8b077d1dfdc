package dev.weir.sql.tree;

import java.util.List;
import java.util.Optional;

/// What can stand in a FROM clause.
public sealed interface SqlTable extends SqlNode {

  /// Whether `LATERAL` was written. Without it DuckDB allows references to earlier items all the
  /// same.
  enum Laterality {
    PLAIN,
    LATERAL
  }

  /// A table, view, CTE or quoted file name; `at` is the snapshot of `AT (VERSION => 3)`.
  record Named(
      QualifiedName name,
      Optional<At> at,
      Optional<SqlAlias> alias,
      Optional<SqlSample> sample,
      Span span)
      implements SqlTable {}

  /// `AT (VERSION => …)` or `AT (TIMESTAMP => …)`.
  record At(Identifier unit, SqlExpression value, Span span) implements SqlNode {}

  /// A function call as a table, `UNNEST(…)` too.
  record Function(
      SqlExpression.Call call,
      Ordinality ordinality,
      Laterality laterality,
      Optional<SqlAlias> alias,
      Optional<SqlSample> sample,
      Span span)
      implements SqlTable {}

  /// Whether `WITH ORDINALITY` was written.
  enum Ordinality {
    NONE,
    WITH_ORDINALITY
  }

  /// A query in parentheses; a VALUES list too.
  record Subquery(
      SqlQuery query,
      Laterality laterality,
      Optional<SqlAlias> alias,
      Optional<SqlSample> sample,
      Span span)
      implements SqlTable {}

  /// Two tables joined.
  record Join(SqlTable left, JoinKind kind, SqlTable right, JoinCondition condition, Span span)
      implements SqlTable {}

  /// A join in parentheses with an alias or sample of its own.
  record Parenthesized(
      SqlTable table, Optional<SqlAlias> alias, Optional<SqlSample> sample, Span span)
      implements SqlTable {}

  /// The kinds of join.
  enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    CROSS,
    SEMI,
    ANTI,
    ASOF,
    ASOF_LEFT,
    ASOF_RIGHT,
    ASOF_FULL,
    ASOF_SEMI,
    ASOF_ANTI,
    POSITIONAL
  }

  /// What joins rows.
  sealed interface JoinCondition {
    /// Nothing: a cross or positional join.
    record None() implements JoinCondition {}

    /// All columns of the same name.
    record Natural() implements JoinCondition {}

    /// A predicate.
    record On(SqlExpression predicate) implements JoinCondition {}

    /// Columns of the same name in both.
    record Using(List<Identifier> columns) implements JoinCondition {
      public Using {
        columns = List.copyOf(columns);
      }
    }

    /// The best right rows of each left row: `NEAREST 3 BY DISTANCE a.x - b.x`. Rows whose score is
    /// NULL do not count. Inner and left joins only.
    record Nearest(Search search, long count, Score score, SqlExpression by)
        implements JoinCondition {
      public Nearest {
        if (count < 1) {
          throw new IllegalArgumentException("at least one row is asked for");
        }
      }
    }
  }

  /// Whether a search for the nearest rows may miss some.
  enum Search {
    EXACT,
    APPROXIMATE
  }

  /// Whether small or large values are near.
  enum Score {
    DISTANCE,
    SIMILARITY
  }

  /// `t PIVOT (sum(x) FOR y IN (…) GROUP BY z)`, or the statement form `PIVOT t ON y USING sum(x)`.
  record Pivot(
      SqlTable source,
      List<SqlSelectItem> aggregates,
      List<PivotColumn> columns,
      List<SqlExpression> groups,
      Optional<SqlAlias> alias,
      Span span)
      implements SqlTable {
    public Pivot {
      aggregates = List.copyOf(aggregates);
      columns = List.copyOf(columns);
      groups = List.copyOf(groups);
    }
  }

  /// One pivoted expression, or several at once as `(a, b)`; `values` is empty when they come from
  /// the data, `enumName` names an enum type whose values are used.
  record PivotColumn(
      List<SqlExpression> expressions,
      List<SqlSelectItem> values,
      Optional<SqlQuery> subquery,
      Optional<Identifier> enumName,
      Span span)
      implements SqlNode {
    public PivotColumn {
      expressions = List.copyOf(expressions);
      values = List.copyOf(values);
    }
  }

  /// `t UNPIVOT (value FOR name IN (a, b))`, or `UNPIVOT t ON a, b INTO NAME n VALUE v`. Several
  /// value names come with items that are ROW expressions of as many columns.
  record Unpivot(
      SqlTable source,
      Nulls nulls,
      List<Identifier> values,
      List<Identifier> names,
      List<SqlSelectItem> columns,
      Optional<SqlAlias> alias,
      Span span)
      implements SqlTable {
    public Unpivot {
      values = List.copyOf(values);
      names = List.copyOf(names);
      columns = List.copyOf(columns);
    }
  }

  /// Whether rows with a null value stay.
  enum Nulls {
    EXCLUDE,
    INCLUDE
  }
}
