package dev.weir.compile.normal;

import dev.weir.model.DataType;
import dev.weir.model.relation.From.Ordinality;
import dev.weir.model.relation.From.Unpivot.Nulls;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import java.util.List;
import java.util.Optional;

/// A relational expression of the normal form. A plan makes a bag of rows; the columns that it
/// defines, and those of its inputs unless it says otherwise, can be referred to by everything
/// above. There are no projections: who reads a computed column holds the computation.
public sealed interface Plan {

  /// A column and its type.
  record Column(int id, DataType type) {}

  /// A base table; only the columns that something reads. `table` is folded and quoted where
  /// needed; column names are folded.
  record Scan(String table, List<Column> columns, List<String> names) implements Plan {}

  /// Literal rows.
  record Values(List<Column> columns, List<List<Expr>> rows) implements Plan {}

  /// The inner join of any number of inputs, in any order but that an input may refer to columns of
  /// others (lateral), and a filter. Without inputs it is one row without columns.
  record Join(List<Plan> inputs, List<Expr> conjuncts) implements Plan {}

  /// An outer join: LEFT keeps the left rows, RIGHT the right ones, BOTH those of both. The right
  /// one may refer to the left. RIGHT stays only where the order of rows is observed; elsewhere it
  /// is a LEFT join of the swapped inputs.
  record Outer(Kept kept, Plan left, Plan right, List<Expr> on) implements Plan {}

  /// Whose rows an outer join keeps.
  enum Kept {
    LEFT,
    RIGHT,
    BOTH
  }

  /// A join in which the order of rows, or of values, decides: ANY, ASOF and POSITIONAL.
  record OrderedJoin(JoinKind kind, Plan left, Plan right, List<Expr> on) implements Plan {}

  /// Columns computed where they cannot be computed by who reads them: below an outer join, or
  /// volatile.
  record Extend(Plan input, List<Definition> definitions) implements Plan {}

  /// A column and what it holds.
  record Definition(int column, Expr expression) {}

  /// Groups. Hides the input's columns. Without keys it makes one row. DISTINCT is a grouping
  /// without calls. `sets` are indices into `keys`.
  record Aggregate(
      Plan input, List<Definition> keys, List<List<Integer>> sets, List<AggregateCall> calls)
      implements Plan {}

  /// Window functions over all rows of the input.
  record Windows(Plan input, List<WindowCall> calls) implements Plan {}

  /// The first row, in order, of each combination of keys.
  record DistinctOn(Plan input, List<Expr> keys, List<SortBy> order) implements Plan {}

  /// The order of the result, or one that something above observes.
  record Sort(Plan input, List<SortBy> keys) implements Plan {}

  /// The first rows in order.
  record Limit(
      Plan input,
      List<SortBy> order,
      Optional<Expr> count,
      Relation.Limit.Unit unit,
      Optional<Expr> offset)
      implements Plan {}

  /// A set operation. Hides the branches' columns. UNION without ALL is a grouping over UNION ALL.
  record SetOperation(SetKind kind, List<Column> columns, List<Branch> branches) implements Plan {}

  /// The set operations.
  enum SetKind {
    UNION_ALL,
    INTERSECT,
    INTERSECT_ALL,
    EXCEPT,
    EXCEPT_ALL
  }

  /// A plan and the values that it gives to a set operation's columns.
  record Branch(Plan plan, List<Expr> outputs) {}

  /// Several lists of a SELECT list unnested side by side, the shorter ones filled with NULL.
  record Unnest(Plan input, List<Unnested> lists) implements Plan {}

  /// A column that takes a list's elements.
  record Unnested(Column column, List<Expr> arguments, List<String> argumentNames) {}

  /// A table function; its arguments may refer to its siblings in a join.
  record TableFunction(
      String name,
      List<Expr> arguments,
      List<String> argumentNames,
      Ordinality ordinality,
      List<Column> columns,
      List<Integer> ordinals,
      int width)
      implements Plan {}

  /// A random sample.
  record Sampled(Plan input, Relation.Sample sample) implements Plan {}

  /// Rows to columns. Hides the input's columns. One call per output column behind the groups.
  record Pivot(Plan input, List<Definition> groups, List<AggregateCall> calls) implements Plan {}

  /// Columns to rows. Hides the input's columns. The first columns are `kept`.
  record Unpivot(
      Plan input, Nulls nulls, List<Definition> kept, List<Column> columns, List<Entry> entries)
      implements Plan {}

  /// An unpivoted entry: its name and one expression per value column.
  record Entry(String name, List<Expr> values) {}

  /// A recursive query: `first`, then `step` over what the last round gave, until it gives nothing.
  /// `usingKey` are positions of the columns whose rows replace earlier ones.
  record Recursive(
      int id,
      Rounds rounds,
      List<Column> columns,
      Branch first,
      Branch step,
      List<Integer> usingKey)
      implements Plan {}

  /// Whether rows that came before come again.
  enum Rounds {
    KEEP,
    REMOVE
  }

  /// A read of what is computed elsewhere: the last round of an enclosing recursive query, or a
  /// [Shared] query.
  record Back(int id, List<Column> columns, List<Integer> ordinals) implements Plan {}

  /// A query that is computed once and read by [Back]s in `input`: only where writing it out would
  /// not be the same, or would not end.
  record Shared(int id, Branch query, Plan input) implements Plan {}

  /// Below this point the order of rows is observed and nothing may be moved.
  record AsWritten(Plan input) implements Plan {}
}
