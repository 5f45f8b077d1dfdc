package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.List;

/// IN over a list as a disjunction, where the types do not make a difference and the value is not
/// volatile.
///
///     x IN (a, b)  →  x = a OR x = b
final class InAsEqualities implements Rule.OnExpression {
  @Override
  public String name() {
    return "in as equalities";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.InList in)
        || in.candidates().isEmpty()
        || context.hasCollations()
        || !TypePairs.compareAlike(in.value(), in.candidates())
        || Columns.isVolatile(in.value())) {
      return e;
    }
    List<Expr> equalities = new ArrayList<>(in.candidates().size());
    for (Expr candidate : in.candidates()) {
      equalities.add(new Expr.Compare(ComparisonOperator.EQUAL, in.value(), candidate));
    }
    return equalities.size() == 1
        ? equalities.getFirst()
        : new Expr.Logic(Connective.OR, equalities);
  }
}
