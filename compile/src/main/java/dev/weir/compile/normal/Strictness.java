package dev.weir.compile.normal;

import dev.weir.model.function.FunctionTrait;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.BitSet;

/// Which expressions are NULL when a column is.
final class Strictness {
  private Strictness() {}

  /// Whether a value is surely NULL when all the columns of the set are; false when unknown.
  static boolean isNullWith(Expr e, BitSet columns) {
    return switch (e) {
      case Expr.Ref r -> columns.get(r.column());
      case Expr.Constant c -> c.value().isEmpty();
      case Expr.Call c ->
          c.traits().has(FunctionTrait.NULL_FOR_ANY_NULL)
              && c.arguments().stream().anyMatch(a -> isNullWith(a, columns));
      case Expr.Compare c ->
          c.operator() != ComparisonOperator.DISTINCT_FROM
              && c.operator() != ComparisonOperator.NOT_DISTINCT_FROM
              && (isNullWith(c.left(), columns) || isNullWith(c.right(), columns));
      case Expr.Not n -> isNullWith(n.operand(), columns);
      case Expr.Logic l -> l.operands().stream().allMatch(o -> isNullWith(o, columns));
      case Expr.Cast c -> c.mode() == CastMode.STRICT && isNullWith(c.value(), columns);
      case Expr.Field f -> isNullWith(f.value(), columns);
      case Expr.Parameter p -> false;
      case Expr.IsNull i -> false;
      case Expr.Between b -> isNullWith(b.value(), columns);
      case Expr.InList i -> isNullWith(i.value(), columns);
      case Expr.Case c -> false;
      case Expr.Collate c -> isNullWith(c.value(), columns);
      case Expr.Try t -> isNullWith(t.value(), columns);
      case Expr.Lambda l -> false;
      case Expr.Scalar s -> false;
      case Expr.Exists x -> false;
      case Expr.Any a -> false;
      case Expr.ArrayOf a -> false;
      case Expr.Shared s -> false;
    };
  }
}
