package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts expressions in the place of the columns of FROM items.
final class Substitution extends RelationMap {
  private final Map<Integer, List<Expression>> values = new LinkedHashMap<>();

  /// Replaces the columns of one item by the expressions at their ordinals.
  static Substitution of(int source, List<Expression> values) {
    Substitution substitution = new Substitution();
    substitution.values.put(source, values);
    return substitution;
  }

  /// Replaces the columns of another item too.
  Substitution and(int source, List<Expression> more) {
    values.put(source, more);
    return this;
  }

  @Override
  Expression expression(Expression e) {
    if (e instanceof Expression.ColumnRef column && values.containsKey(column.source())) {
      return values.get(column.source()).get(column.ordinal());
    }
    return parts(e);
  }
}
