package dev.weir.compile.bind;

import dev.weir.model.Identifiers;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;

/// How deep a call of UNNEST goes.
final class Unnesting {
  private Unnesting() {}

  static boolean isUnnest(SqlExpression expression) {
    return expression instanceof Call call
        && call.name().parts().size() == 1
        && (Identifiers.same(call.name().last().name(), "unnest")
            || Identifiers.same(call.name().last().name(), "unlist"));
  }

  /// 1 without a wish, the number behind `max_depth :=`, or as deep as it goes with `recursive :=
  /// true`.
  static int depth(Call call) {
    for (SqlExpression.Argument argument : call.arguments()) {
      String name = argument.name().map(n -> Identifiers.fold(n.name())).orElse("");
      if (name.equals("recursive")
          && argument.value() instanceof SqlExpression.BooleanLiteral b
          && b.value()) {
        return Integer.MAX_VALUE;
      }
      if (name.equals("max_depth")
          && argument.value() instanceof SqlExpression.NumberLiteral n
          && n.digits().length() < 9) {
        return Integer.parseInt(n.digits());
      }
    }
    return 1;
  }
}
