package dev.weir.compile.emit;

import dev.weir.model.Column;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// PIVOT and UNPIVOT. The engine takes only bare column names in both, and makes groups of every
/// column that they do not mention; so each stands on a [PivotFeed].
final class PivotTree {
  private final EmittedNames names;
  private final ExpressionTree expressions;
  private final FromTree froms;

  PivotTree(EmittedNames names, ExpressionTree expressions, FromTree froms) {
    this.names = names;
    this.expressions = expressions;
    this.froms = froms;
  }

  SqlTable pivot(From.Pivot pivot) {
    SqlTable input = froms.of(pivot.input());
    PivotFeed feed = new PivotFeed(names, expressions);
    List<String> groups =
        pivot.groups().stream().map(g -> feed.add(g.name(), g.expression())).toList();
    List<Expression> rest = new ArrayList<>();
    pivot.aggregates().forEach(a -> rest.add(a.expression()));
    pivot.pivots().forEach(p -> rest.addAll(p.expressions()));
    feed.addColumnsOf(rest);
    SqlTable source = feed.table(pivot.input(), input);
    feed.makeBare();
    List<SqlSelectItem> aggregates =
        pivot.aggregates().stream()
            .map(a -> item(expressions.of(a.expression()), a.name()))
            .toList();
    List<SqlTable.PivotColumn> columns = pivot.pivots().stream().map(this::column).toList();
    String alias = names.item(pivot.id(), pivot.alias(), pivot.columns());
    return new SqlTable.Pivot(
        source,
        aggregates,
        columns,
        groups.stream().map(ExpressionTree::name).toList(),
        Optional.of(FromTree.alias(alias, pivot.columns())),
        Span.NONE);
  }

  private SqlTable.PivotColumn column(From.PivotColumn column) {
    List<SqlSelectItem> values =
        IntStream.range(0, column.values().size())
            .mapToObj(
                i -> item(row(expressions.all(column.values().get(i))), column.names().get(i)))
            .toList();
    return new SqlTable.PivotColumn(
        expressions.all(column.expressions()),
        values,
        Optional.empty(),
        Optional.empty(),
        Span.NONE);
  }

  /// Without a list of column names behind the alias: with one the engine takes nulls out by the
  /// wrong column. The columns get their names inside instead.
  SqlTable unpivot(From.Unpivot unpivot) {
    SqlTable input = froms.of(unpivot.input());
    PivotFeed feed = new PivotFeed(names, expressions);
    List<String> columns = unpivot.columns().stream().map(Column::name).toList();
    int kept = unpivot.kept().size();
    for (int i = 0; i < kept; i++) {
      feed.add(columns.get(i), unpivot.kept().get(i));
    }
    List<SqlSelectItem> entries = new ArrayList<>();
    for (From.UnpivotEntry entry : unpivot.entries()) {
      List<SqlExpression> values =
          entry.values().stream()
              .map(v -> ExpressionTree.name(feed.add(wanted(v, entry), v)))
              .toList();
      entries.add(item(row(values), entry.name()));
    }
    SqlTable source = feed.table(unpivot.input(), input);
    String alias = names.item(unpivot.id(), unpivot.alias(), unpivot.columns());
    return new SqlTable.Unpivot(
        source,
        switch (unpivot.nulls()) {
          case EXCLUDE -> SqlTable.Nulls.EXCLUDE;
          case INCLUDE -> SqlTable.Nulls.INCLUDE;
        },
        columns.stream().skip(kept + 1L).map(Identifier::of).toList(),
        List.of(Identifier.of(columns.get(kept))),
        entries,
        Optional.of(FromTree.alias(alias, List.of())),
        Span.NONE);
  }

  private String wanted(Expression value, From.UnpivotEntry entry) {
    return value instanceof Expression.ColumnRef column ? names.columnName(column) : entry.name();
  }

  private static SqlExpression row(List<SqlExpression> values) {
    return values.size() == 1 ? values.getFirst() : new SqlExpression.Row(values, Span.NONE);
  }

  private static SqlSelectItem item(SqlExpression expression, String name) {
    return new SqlSelectItem(expression, Optional.of(Identifier.of(name)), Span.NONE);
  }
}
