package dev.weir.model.relation;

import dev.weir.model.Column;
import dev.weir.model.TableName;
import dev.weir.model.function.ResolvedFunction;
import java.util.List;
import java.util.Optional;

/// What a block reads. Every item but a join has an id, unique in the whole query, by which
/// [Expression.ColumnRef] names it. An item may refer to columns of items to its left (lateral).
public sealed interface From {

  /// A base table: all its columns in the catalog's order; which are needed is for lineage to say.
  record Scan(
      int id, TableName table, String alias, List<Column> columns, Optional<Relation.Sample> sample)
      implements From {
    public Scan {
      columns = List.copyOf(columns);
    }
  }

  /// A read of a CTE of this or an enclosing query.
  record CteScan(int id, int cte, String name, String alias, List<Column> columns) implements From {
    public CteScan {
      columns = List.copyOf(columns);
    }
  }

  /// A query in FROM; `columns` are its output columns under the names they have outside.
  record Derived(
      int id, Relation query, String alias, List<Column> columns, Optional<Relation.Sample> sample)
      implements From {
    public Derived {
      columns = List.copyOf(columns);
    }
  }

  /// A table function, `unnest` too. With ordinality the last column counts the rows from 1.
  record FunctionScan(
      int id,
      ResolvedFunction function,
      List<Expression> arguments,
      List<String> argumentNames,
      Ordinality ordinality,
      String alias,
      List<Column> columns)
      implements From {
    public FunctionScan {
      arguments = List.copyOf(arguments);
      argumentNames = List.copyOf(argumentNames);
      columns = List.copyOf(columns);
    }

    /// The function's name.
    public String name() {
      return function.name();
    }
  }

  /// Whether rows are counted.
  enum Ordinality {
    NONE,
    WITH_ORDINALITY
  }

  /// Two items joined. NATURAL and USING are bound to a condition; a cross join is an inner one
  /// without a condition, and an absent condition is true.
  record Join(JoinKind kind, From left, From right, Optional<Expression> condition)
      implements From {}

  /// Rows turned to columns: groups by `groups`, and one output column per value of the pivoted
  /// expressions and aggregate. Expressions refer to the items inside `input`.
  record Pivot(
      int id,
      From input,
      List<Relation.Output> aggregates,
      List<PivotColumn> pivots,
      List<Relation.Output> groups,
      String alias,
      List<Column> columns)
      implements From {
    public Pivot {
      aggregates = List.copyOf(aggregates);
      pivots = List.copyOf(pivots);
      groups = List.copyOf(groups);
      columns = List.copyOf(columns);
    }
  }

  /// Pivoted expressions with the values that become columns, each a list as long as `expressions`.
  record PivotColumn(
      List<Expression> expressions, List<List<Expression>> values, List<String> names) {
    public PivotColumn {
      expressions = List.copyOf(expressions);
      values = values.stream().map(List::copyOf).toList();
      names = List.copyOf(names);
    }
  }

  /// Columns turned to rows: for every input row and entry one row of kept columns, the entry's
  /// name, and its values.
  record Unpivot(
      int id,
      From input,
      Nulls nulls,
      List<Expression> kept,
      List<UnpivotEntry> entries,
      String nameColumn,
      List<String> valueColumns,
      String alias,
      List<Column> columns)
      implements From {
    public Unpivot {
      kept = List.copyOf(kept);
      entries = List.copyOf(entries);
      valueColumns = List.copyOf(valueColumns);
      columns = List.copyOf(columns);
    }

    /// Whether rows whose values are all NULL stay.
    public enum Nulls {
      EXCLUDE,
      INCLUDE
    }
  }

  /// An unpivoted entry: the name that its rows carry and its expressions, one per value column.
  record UnpivotEntry(String name, List<Expression> values) {
    public UnpivotEntry {
      values = List.copyOf(values);
    }
  }
}
