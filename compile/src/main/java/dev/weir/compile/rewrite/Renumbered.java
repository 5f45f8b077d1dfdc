package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashMap;
import java.util.Map;

/// A query with its FROM items numbered in the order in which they stand: equal for queries that
/// differ by these numbers alone. Only for comparison, and for queries without CTEs and lambdas of
/// their own.
final class Renumbered extends RelationMap {
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

  private Renumbered() {}

  static Relation of(Relation relation) {
    return new Renumbered().relation(relation);
  }

  private int number(int id) {
    Integer known = numbers.get(id);
    if (known == null) {
      // Below all ids of a query, so that a reference to the outside stays what it is.
      known = -1 - numbers.size();
      numbers.put(id, known);
    }
    return known;
  }

  @Override
  From from(From from) {
    return switch (parts(from)) {
      case From.Scan s ->
          new From.Scan(number(s.id()), s.table(), s.alias(), s.columns(), s.sample());
      case From.CteScan s ->
          new From.CteScan(number(s.id()), s.cte(), s.name(), s.alias(), s.columns());
      case From.Derived d ->
          new From.Derived(number(d.id()), d.query(), d.alias(), d.columns(), d.sample());
      case From.FunctionScan f ->
          new From.FunctionScan(
              number(f.id()),
              f.function(),
              f.arguments(),
              f.argumentNames(),
              f.ordinality(),
              f.alias(),
              f.columns());
      case From.Join j -> j;
      case From.Pivot p -> p;
      case From.Unpivot u -> u;
    };
  }

  @Override
  Expression expression(Expression expression) {
    return expression instanceof Expression.ColumnRef c && numbers.containsKey(c.source())
        ? new Expression.ColumnRef(number(c.source()), c.ordinal(), c.name(), c.type())
        : parts(expression);
  }
}
