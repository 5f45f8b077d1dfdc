package dev.weir.build;

import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;

/// Whether a query calls something that can give another value at another time: `random`, `now`.
final class Unsteady implements Parts.Deep {
  private boolean found;

  private Unsteady() {}

  static boolean is(Relation relation) {
    Unsteady walk = new Unsteady();
    walk.relation(relation);
    return walk.found;
  }

  @Override
  public void expression(Expression expression) {
    found |=
        expression instanceof Expression.Parameter
            || expression instanceof Expression.Function f
                && f.volatility() != Volatility.IMMUTABLE;
    Parts.of(expression, this);
  }
}
