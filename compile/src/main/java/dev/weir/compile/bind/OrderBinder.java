package dev.weir.compile.bind;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ORDER BY of a block: output columns by position, alias or expression, else expressions over
/// FROM.
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
    List<SortKey> keys = new ArrayList<>();
    switch (order) {
      case SqlOrderBy.All all -> {
        for (int i = 0; i < items.size(); i++) {
          keys.add(AggregateBinder.sortKey(output(i), all.direction(), all.nulls()));
        }
      }
      case SqlOrderBy.Keys given -> {
        for (SqlSortKey key : given.keys()) {
          keys(key.expression())
              .forEach(k -> keys.add(AggregateBinder.sortKey(k, key.direction(), key.nulls())));
        }
      }
    }
    return keys;
  }

  /// A sort key, or a key of DISTINCT ON; one per column where it has COLUMNS in it.
  List<Expression> keys(SqlExpression expression) {
    if (!ColumnsExpansion.isIn(expression)) {
      return List.of(key(expression));
    }
    return expressions.expansion().expand(expression, list.names(Clause.ORDER_BY)).stream()
        .map(this::ofOutput)
        .toList();
  }

  private Expression key(SqlExpression expression) {
    Optional<Integer> position = Positions.of(expression);
    if (position.isPresent()) {
      Expression at = list.at(items, position.get(), "ORDER BY", expression.span());
      return BindContext.isPoison(at) ? at : output(position.get() - 1);
    }
    if (expression instanceof SqlExpression.ColumnName name && name.name().parts().size() == 1) {
      Optional<Integer> alias = list.named(items, name.name().last().name());
      if (alias.isPresent()) {
        return output(alias.get());
      }
    }
    return ofOutput(expressions.bind(expression, list.names(Clause.ORDER_BY)));
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
