package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import java.util.List;
import java.util.Optional;

/// The calls that need more than another name in a dialect.
interface FunctionRules {
  /// The expression that stands for the call; empty when its name alone decides.
  Optional<SqlExpression> written(String name, Call call, TransformContext context);

  /// `CASE WHEN c THEN a ELSE b END`.
  static SqlExpression choice(Call call) {
    List<SqlExpression> a = Build.arguments(call);
    SqlExpression.When when = new SqlExpression.When(a.get(0), a.get(1), call.span());
    Optional<SqlExpression> otherwise = a.size() > 2 ? Optional.of(a.get(2)) : Optional.empty();
    return new SqlExpression.Case(Optional.empty(), List.of(when), otherwise, call.span());
  }
}
