package dev.weir.model.relation;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import java.util.List;
import java.util.Optional;

/// A bound query: it makes rows of the stated columns.
public sealed interface Relation {
  /// The output columns, in order. Names may repeat at the top of a query only.
  List<Column> columns();

  /// CTEs in front of a query; each may be read by those after it, a recursive one by itself.
  record With(List<Cte> ctes, Relation body) implements Relation {
    public With {
      ctes = List.copyOf(ctes);
    }

    @Override
    public List<Column> columns() {
      return body.columns();
    }
  }

  /// One CTE. `id` is unique in the query and is what [From.CteScan] names.
  record Cte(
      int id,
      String name,
      List<Column> columns,
      Kind kind,
      Materialization materialization,
      List<Integer> usingKey,
      Relation query) {
    public Cte {
      columns = List.copyOf(columns);
      usingKey = List.copyOf(usingKey);
    }

    /// Whether the CTE reads itself.
    public enum Kind {
      PLAIN,
      RECURSIVE
    }

    /// What was asked for; without a wish the engine decides.
    public enum Materialization {
      DEFAULT,
      MATERIALIZED,
      NOT_MATERIALIZED
    }
  }

  /// A query block. Clauses apply in SQL's order: FROM, WHERE, GROUP BY, HAVING, windows, QUALIFY,
  /// SELECT list, UNNEST in it, DISTINCT, ORDER BY, LIMIT.
  ///
  /// `grouping` is present when the block groups, be it without keys (a single group). Expressions
  /// behind it repeat the group keys literally. `output` holds the columns' expressions.
  record Select(
      Optional<From> from,
      Optional<Expression> where,
      Optional<GroupBy> grouping,
      Optional<Expression> having,
      Optional<Expression> qualify,
      List<Output> output,
      Distinct distinct,
      List<SortKey> orderBy,
      Optional<Limit> limit,
      Optional<Sample> sample)
      implements Relation {
    public Select {
      output = List.copyOf(output);
      orderBy = List.copyOf(orderBy);
    }

    @Override
    public List<Column> columns() {
      return output.stream().map(o -> new Column(o.name(), o.expression().type())).toList();
    }
  }

  /// An output column of a block.
  record Output(String name, Expression expression) {}

  /// Group keys, and the sets of them (indices into `keys`) that are grouped by; a plain GROUP BY
  /// has one set with all keys.
  record GroupBy(List<Expression> keys, List<List<Integer>> sets) {
    public GroupBy {
      keys = List.copyOf(keys);
      sets = sets.stream().map(List::copyOf).toList();
    }
  }

  /// How duplicates of output rows go.
  sealed interface Distinct {
    /// All rows stay.
    record None() implements Distinct {}

    /// Each row once.
    record Rows() implements Distinct {}

    /// The first row, in the block's order, of each combination of keys.
    record On(List<Expression> keys) implements Distinct {
      public On {
        keys = List.copyOf(keys);
      }
    }
  }

  /// How many rows, and how many are skipped before.
  record Limit(Optional<Expression> count, Unit unit, Optional<Expression> offset) {
    /// Whether the count is rows or a percentage.
    public enum Unit {
      ROWS,
      PERCENT
    }
  }

  /// A random sample. A sample without a seed differs from run to run.
  record Sample(String size, Unit unit, Optional<String> method, Optional<Long> seed) {
    /// Whether the size is rows or a percentage.
    public enum Unit {
      ROWS,
      PERCENT
    }
  }

  /// A set operation over inputs of as many columns. With [Matching#BY_NAME] the columns of the
  /// inputs find the output columns by name, and an input without one gives NULL.
  record SetOperation(
      Kind kind,
      Duplicates duplicates,
      Matching matching,
      List<Relation> inputs,
      List<Column> columns)
      implements Relation {
    public SetOperation {
      inputs = List.copyOf(inputs);
      columns = List.copyOf(columns);
    }

    /// The operation.
    public enum Kind {
      UNION,
      INTERSECT,
      EXCEPT
    }

    /// Whether duplicates stay.
    public enum Duplicates {
      REMOVE,
      KEEP
    }

    /// How columns find each other.
    public enum Matching {
      BY_POSITION,
      BY_NAME
    }
  }

  /// Order and limit over a relation that is not a block; keys are [Expression.OutputRef]s or made
  /// of them.
  record Ordered(Relation input, List<SortKey> orderBy, Optional<Limit> limit) implements Relation {
    public Ordered {
      orderBy = List.copyOf(orderBy);
    }

    @Override
    public List<Column> columns() {
      return input.columns();
    }
  }

  /// Literal rows.
  record Values(List<List<Expression>> rows, List<Column> columns) implements Relation {
    public Values {
      rows = rows.stream().map(List::copyOf).toList();
      columns = List.copyOf(columns);
    }
  }

  /// The types of the columns, in order.
  default List<DataType> types() {
    return columns().stream().map(Column::type).toList();
  }
}
