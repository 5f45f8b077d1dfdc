package dev.weir.compile.rewrite;

import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Columns that a condition fixes to a constant, as that constant in its other comparisons.
///
///     a = 5 AND b = a  →  a = 5 AND b = 5
///
/// For conditions of clauses only, since `a = 5 AND b = a` may be NULL where the other is FALSE.
final class ConstantPropagation {
  private ConstantPropagation() {}

  static Expression of(Expression condition, PlainEquality equality) {
    List<Expression> conjuncts = Conjuncts.of(condition);
    Map<ColumnRef, Literal> known = new LinkedHashMap<>();
    conjuncts.forEach(c -> note(c, known));
    known.keySet().removeIf(column -> !equality.holdsFor(column));
    if (known.isEmpty()) {
      return condition;
    }
    List<Expression> replaced = new ArrayList<>();
    for (Expression conjunct : conjuncts) {
      replaced.add(
          conjunct instanceof Expression.Comparison c && !fixes(c) ? inside(c, known) : conjunct);
    }
    return replaced.equals(conjuncts)
        ? condition
        : Conjuncts.joined(Expression.Connective.AND, replaced);
  }

  private static boolean fixes(Expression.Comparison c) {
    return c.operator() == ComparisonOperator.EQUAL
        && c.left() instanceof ColumnRef column
        && c.right() instanceof Literal constant
        && constant.value().isPresent()
        && column.type().equals(constant.type())
        && isPlain(column);
  }

  private static void note(Expression conjunct, Map<ColumnRef, Literal> known) {
    if (conjunct instanceof Expression.Comparison c
        && fixes(c)
        && c.left() instanceof ColumnRef column
        && c.right() instanceof Literal constant) {
      known.putIfAbsent(column, constant);
    }
  }

  private static boolean isPlain(Expression e) {
    return e.type() instanceof ScalarType s
        && switch (s) {
          case BOOLEAN, INTEGER, BIGINT, VARCHAR, DATE -> true;
          default -> false;
        };
  }

  private static Expression inside(Expression.Comparison c, Map<ColumnRef, Literal> known) {
    if (!c.left().type().equals(c.right().type())) {
      return c;
    }
    Literal left = c.left() instanceof ColumnRef column ? known.get(column) : null;
    Literal right = c.right() instanceof ColumnRef column ? known.get(column) : null;
    if (left == null && right == null) {
      return c;
    }
    return left != null && right == null
        ? new Expression.Comparison(BooleanLaws.flipped(c.operator()), c.right(), left)
        : new Expression.Comparison(
            c.operator(), left == null ? c.left() : left, right == null ? c.right() : right);
  }
}
