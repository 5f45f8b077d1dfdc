package dev.weir.compile.emit;

import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The subquery under a PIVOT or UNPIVOT: exactly the columns that it needs, under names that are
/// unique there. Where the input is such a subquery already, it is taken as it is.
final class PivotFeed {
  private record Fed(String name, Expression expression) {}

  private final EmittedNames names;
  private final ExpressionTree expressions;
  private final Map<String, Fed> items = new LinkedHashMap<>();

  PivotFeed(EmittedNames names, ExpressionTree expressions) {
    this.names = names;
    this.expressions = expressions;
  }

  /// Adds an expression and returns the name that it has outside.
  String add(String wanted, Expression expression) {
    String name = wanted;
    for (int i = 2; items.containsKey(Identifiers.fold(name)); i++) {
      name = wanted + "_" + i;
    }
    items.put(Identifiers.fold(name), new Fed(name, expression));
    return name;
  }

  /// Adds the columns that expressions refer to, each once.
  void addColumnsOf(List<Expression> all) {
    Columns columns = new Columns();
    all.forEach(columns::expression);
    for (Expression.ColumnRef column : columns.found.keySet()) {
      if (items.values().stream().noneMatch(f -> f.expression().equals(column))) {
        add(names.columnName(column), column);
      }
    }
  }

  SqlTable table(From bound, SqlTable input) {
    return isFed(bound) ? input : subquery(input);
  }

  private boolean isFed(From input) {
    if (!(input instanceof From.Derived derived) || derived.sample().isPresent()) {
      return false;
    }
    List<Column> columns = derived.columns();
    boolean fed = columns.size() == items.size();
    for (Fed item : items.values()) {
      fed &=
          item.expression() instanceof Expression.ColumnRef column
              && column.source() == derived.id()
              && item.name().equals(columns.get(column.ordinal()).name());
    }
    return fed;
  }

  private SqlTable subquery(SqlTable input) {
    List<SqlSelectItem> list =
        new ArrayList<>(
            items.values().stream()
                .map(f -> item(expressions.of(f.expression()), f.name()))
                .toList());
    if (list.isEmpty()) {
      list.add(item(new SqlExpression.BooleanLiteral(true, Span.NONE), "nothing"));
    }
    SqlSelect select =
        new SqlSelect(
            new SqlSelect.Distinct.All(),
            list,
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

  private static SqlSelectItem item(SqlExpression expression, String name) {
    boolean same =
        expression instanceof SqlExpression.ColumnName column
            && column.name().last().name().equals(name);
    return new SqlSelectItem(
        expression, same ? Optional.empty() : Optional.of(Identifier.of(name)), Span.NONE);
  }

  /// From here on, columns inside the pivot are the subquery's, without an alias.
  void makeBare() {
    Map<Integer, List<String>> bare = new LinkedHashMap<>();
    for (Fed item : items.values()) {
      if (item.expression() instanceof Expression.ColumnRef column) {
        List<String> columns = bare.computeIfAbsent(column.source(), _ -> new ArrayList<>());
        while (columns.size() <= column.ordinal()) {
          columns.add("");
        }
        columns.set(column.ordinal(), item.name());
      }
    }
    bare.forEach(names::bare);
  }

  private static final class Columns implements Parts.Deep {
    private final Map<Expression.ColumnRef, Integer> found = new LinkedHashMap<>();

    @Override
    public void expression(Expression expression) {
      if (expression instanceof Expression.ColumnRef column) {
        found.putIfAbsent(column, found.size());
      } else {
        Parts.of(expression, this);
      }
    }
  }
}
