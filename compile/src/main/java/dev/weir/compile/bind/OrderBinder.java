package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ORDER BY of a block, and the keys of DISTINCT ON: output columns by position, alias or
/// expression, else expressions over FROM.
final class OrderBinder {
  private final ExpressionBinder expressions;
  private final SelectList list;
  private final List<SelectList.Item> items;

  OrderBinder(ExpressionBinder expressions, SelectList list, List<SelectList.Item> items) {
    this.expressions = expressions;
    this.list = list;
    this.items = items;
  }

  List<SortKey> bind(SqlOrderBy order) {
    return switch (order) {
      case SqlOrderBy.All all -> all(all.direction(), all.nulls());
      case SqlOrderBy.Keys given -> {
        Optional<SqlSortKey> star = onlyStar(given);
        yield star.isPresent()
            ? all(star.get().direction(), star.get().nulls())
            : keys(given.keys());
      }
    };
  }

  /// `ORDER BY *`, `t.*` or `COLUMNS(*)` alone is ORDER BY ALL, whatever the table has.
  static Optional<SqlSortKey> onlyStar(SqlOrderBy.Keys order) {
    return Optional.of(order.keys().getFirst())
        .filter(key -> order.keys().size() == 1 && isPlain(selection(key.expression())));
  }

  private static SqlExpression selection(SqlExpression expression) {
    return expression instanceof SqlExpression.Columns columns ? columns.selection() : expression;
  }

  private static boolean isPlain(SqlExpression expression) {
    return expression instanceof SqlExpression.Star star
        && star.exclude().isEmpty()
        && star.replace().isEmpty()
        && star.rename().isEmpty();
  }

  private List<SortKey> all(SqlOrderBy.Direction direction, SqlOrderBy.NullOrder nulls) {
    List<SortKey> keys = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      keys.add(AggregateBinder.sortKey(output(i), direction, nulls));
    }
    return keys;
  }

  private List<SortKey> keys(List<SqlSortKey> given) {
    List<SortKey> keys = new ArrayList<>();
    for (SqlSortKey key : given) {
      keys(key.expression(), "ORDER BY")
          .forEach(k -> keys.add(AggregateBinder.sortKey(k, key.direction(), key.nulls())));
    }
    return keys;
  }

  /// A sort key, or a key of DISTINCT ON; one per column where it has COLUMNS or a star in it.
  List<Expression> keys(SqlExpression expression, String clause) {
    if (expression instanceof SqlExpression.Star star) {
      return keys(
          new SqlExpression.Columns(star, SqlExpression.Unpacking.NONE, star.span()), clause);
    }
    if (!ColumnsExpansion.isIn(expression)) {
      return List.of(key(expression, clause));
    }
    return expressions.expansion().expand(expression, list.names(Clause.ORDER_BY)).stream()
        .map(this::ofOutput)
        .toList();
  }

  private Expression key(SqlExpression expression, String clause) {
    if (expression instanceof SqlExpression.Collate collate
        && Positions.of(collate.value()).isPresent()) {
      return expressions.collate(collate, key(collate.value(), clause));
    }
    Optional<Integer> position = Positions.ofOutput(expression);
    if (position.isPresent() || Positions.isNegative(expression)) {
      Expression at = list.at(items, position.orElse(-1), clause, expression.span());
      return BindContext.isPoison(at) ? at : output(position.orElseThrow() - 1);
    }
    if (Positions.isConstant(expression)) {
      return constant(expressions.context(), expression, clause);
    }
    if (expression instanceof SqlExpression.ColumnName name && list.isAlias(name)) {
      Optional<Integer> alias = list.named(items, name.name().last().name());
      if (alias.isPresent()) {
        return output(alias.get());
      }
    }
    return ofOutput(expressions.bind(expression, list.names(Clause.ORDER_BY)));
  }

  /// The problem of a constant as a key.
  static Expression constant(BindContext context, SqlExpression expression, String clause) {
    return context.problem(
        ErrorCode.INVALID_QUERY,
        "a constant cannot be a key of "
            + clause
            + ", since it orders nothing; give a column (in double quotes if its name needs them)"
            + " or the position of one, from 1",
        expression.span());
  }

  /// The output column that has the value, if there is one.
  private Expression ofOutput(Expression bound) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).expression().equals(bound)) {
        return output(i);
      }
    }
    return bound;
  }

  private Expression output(int ordinal) {
    SelectList.Item item = items.get(ordinal);
    return new Expression.OutputRef(ordinal, item.name(), item.expression().type());
  }
}
