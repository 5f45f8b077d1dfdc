package dev.weir.compile.emit;

import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// PIVOT and UNPIVOT. The engine takes only bare column names in both, and makes groups of every column
/// that they do not mention; so each stands on a subquery of exactly the columns that it needs, under
/// names that are unique there.
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
    Feed feed = new Feed();
    List<String> groups =
        pivot.groups().stream().map(g -> feed.add(g.name(), g.expression())).toList();
    Columns used = new Columns();
    pivot.aggregates().forEach(a -> used.expression(a.expression()));
    pivot.pivots().forEach(p -> p.expressions().forEach(used::expression));
    used.columns.forEach(column -> feed.add(names.columnName(column), column));
    SqlTable source = feed.table(input);
    feed.makeBare();
    List<SqlSelectItem> aggregates =
        pivot.aggregates().stream().map(a -> item(expressions.of(a.expression()), a.name())).toList();
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
            .mapToObj(i -> item(row(expressions.all(column.values().get(i))), column.names().get(i)))
            .toList();
    return new SqlTable.PivotColumn(
        expressions.all(column.expressions()),
        values,
        Optional.empty(),
        Optional.empty(),
        Span.NONE);
  }

  SqlTable unpivot(From.Unpivot unpivot) {
    SqlTable input = froms.of(unpivot.input());
    Feed feed = new Feed();
    int kept = unpivot.kept().size();
    for (int i = 0; i < kept; i++) {
      feed.add(unpivot.columns().get(i).name(), unpivot.kept().get(i));
    }
    List<SqlSelectItem> entries = new ArrayList<>();
    for (From.UnpivotEntry entry : unpivot.entries()) {
      List<SqlExpression> values =
          entry.values().stream()
              .map(v -> ExpressionTree.name(feed.add(entry.name(), v)))
              .toList();
      entries.add(item(row(values), entry.name()));
    }
    SqlTable source = feed.table(input);
    String alias = names.item(unpivot.id(), unpivot.alias(), unpivot.columns());
    return new SqlTable.Unpivot(
        source,
        switch (unpivot.nulls()) {
          case EXCLUDE -> SqlTable.Nulls.EXCLUDE;
          case INCLUDE -> SqlTable.Nulls.INCLUDE;
        },
        unpivot.valueColumns().stream().map(Identifier::of).toList(),
        List.of(Identifier.of(unpivot.nameColumn())),
        entries,
        Optional.of(FromTree.alias(alias, unpivot.columns())),
        Span.NONE);
  }

  private static SqlExpression row(List<SqlExpression> values) {
    return values.size() == 1
        ? values.getFirst()
        : new SqlExpression.Row(values, Span.NONE);
  }

  private static SqlSelectItem item(SqlExpression expression, String name) {
    return new SqlSelectItem(expression, Optional.of(Identifier.of(name)), Span.NONE);
  }

  /// The subquery under a pivot.
  private final class Feed {
    private final Map<String, SqlSelectItem> items = new LinkedHashMap<>();
    private final Map<Expression.ColumnRef, String> byColumn = new LinkedHashMap<>();

    /// Adds an expression and returns the name that it has outside.
    String add(String wanted, Expression expression) {
      String name = wanted;
      for (int i = 2; items.containsKey(Identifiers.fold(name)); i++) {
        name = wanted + "_" + i;
      }
      items.put(Identifiers.fold(name), item(expressions.of(expression), name));
      if (expression instanceof Expression.ColumnRef column) {
        byColumn.put(column, name);
      }
      return name;
    }

    SqlTable table(SqlTable input) {
      SqlSelect select =
          new SqlSelect(
              new SqlSelect.Distinct.All(),
              items.isEmpty()
                  ? List.of(item(new SqlExpression.BooleanLiteral(true, Span.NONE), "nothing"))
                  : List.copyOf(items.values()),
              List.of(input),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Span.NONE);
      return new SqlTable.Subquery(
          new SqlQuery(Optional.empty(), select, Optional.empty(), Optional.empty(), Span.NONE),
          SqlTable.Laterality.PLAIN,
          Optional.of(FromTree.alias(names.anonymous("p"), List.of())),
          Optional.empty(),
          Span.NONE);
    }

    /// From here on, columns inside the pivot are the subquery's, without an alias.
    void makeBare() {
      Map<Integer, List<String>> bare = new LinkedHashMap<>();
      byColumn.forEach(
          (column, name) -> {
            List<String> columns = bare.computeIfAbsent(column.source(), _ -> new ArrayList<>());
            while (columns.size() <= column.ordinal()) {
              columns.add("");
            }
            columns.set(column.ordinal(), name);
          });
      bare.forEach(names::bare);
    }
  }

  /// The columns that expressions refer to, in order, each once.
  private static final class Columns implements Parts.Sink {
    private final Set<Expression.ColumnRef> columns = new LinkedHashSet<>();

    @Override
    public void expression(Expression expression) {
      if (expression instanceof Expression.ColumnRef column) {
        columns.add(column);
      } else {
        Parts.of(expression, this);
      }
    }

    @Override
    public void from(From from) {
      Parts.of(from, this);
    }

    @Override
    public void relation(Relation relation) {
      Parts.of(relation, this);
    }
  }
}
