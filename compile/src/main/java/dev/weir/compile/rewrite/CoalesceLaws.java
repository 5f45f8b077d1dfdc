package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Connective;
import dev.weir.model.relation.Expression.Literal;
import java.util.ArrayList;
import java.util.List;

/// COALESCE without arguments that are never reached, and comparisons of it with constants as
/// comparisons of what it chooses from.
///
///     coalesce(a, 1, b)   →  coalesce(a, 1)
///     coalesce(a, 1) = 2  →  a = 2 AND a IS NOT NULL OR a IS NULL AND 1 = 2
final class CoalesceLaws {
  private CoalesceLaws() {}

  static Expression of(Expression.Function coalesce, FunctionCatalog functions) {
    List<Expression> reached = new ArrayList<>();
    for (Expression argument : coalesce.arguments()) {
      if (!argument.type().equals(coalesce.type())) {
        return coalesce;
      }
      if (!BooleanLaws.isNull(argument)) {
        reached.add(argument);
      }
      if (argument instanceof Literal l && l.value().isPresent()) {
        break;
      }
    }
    if (reached.size() == 1) {
      return reached.getFirst();
    }
    return reached.isEmpty() || reached.size() == coalesce.arguments().size()
        ? coalesce
        : functions.coalesce(reached, coalesce.type());
  }

  static Expression of(Expression.Comparison c) {
    Expression plain = ExactConstants.of(c);
    boolean ordinary =
        switch (c.operator()) {
          case DISTINCT_FROM, NOT_DISTINCT_FROM -> false;
          default -> true;
        };
    if (!plain.equals(c)
        || !ordinary
        || !(c.left() instanceof Expression.Function f)
        || !f.name().equals(FunctionNames.COALESCE)
        || f.arguments().size() != 2
        || !(f.arguments().getFirst() instanceof Expression.ColumnRef column)
        || !(f.arguments().getLast() instanceof Literal standard)
        || !(c.right() instanceof Literal constant)
        || standard.value().isEmpty()
        || constant.value().isEmpty()
        || !column.type().equals(f.type())
        || !standard.type().equals(f.type())
        || !constant.type().equals(f.type())) {
      return plain;
    }
    Expression absent = new Expression.IsNull(column);
    return new Expression.Logical(
        Connective.OR,
        List.of(
            new Expression.Logical(
                Connective.AND,
                List.of(
                    new Expression.Comparison(c.operator(), column, constant),
                    new Expression.Not(absent))),
            new Expression.Logical(
                Connective.AND,
                List.of(absent, new Expression.Comparison(c.operator(), standard, constant)))));
  }
}
