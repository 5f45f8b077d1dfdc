package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;
import java.util.Optional;

/// Elements are taken as the engine does: from 1, from the end when negative, NULL where there is
/// none.
///
///     SELECT xs[1], xs[i], mp['a'], xs[2:3] FROM l
///     SELECT try_element_at(xs, 1), try_element_at(xs, i), mp['a'], slice(xs, 2, 3 - 2 + 1) FROM l
public final class SubscriptsFromZero implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case SqlExpression.Subscript s when !(s.index() instanceof SqlExpression.StringLiteral) ->
              Build.call("try_element_at", s.span(), s.value(), s.index());
          case SqlExpression.Slice s -> slice(s, context);
          default -> e;
        };
      }
    }.query(query);
  }

  private static SqlExpression slice(SqlExpression.Slice s, TransformContext context) {
    if (s.step().isPresent() || s.to().isEmpty() || isNegative(s.from()) || isNegative(s.to())) {
      context.unsupported("slice with a step, an open end or a negative bound", s.span());
      return s;
    }
    SqlExpression from = s.from().orElse(Build.number(1, Span.NONE));
    SqlExpression length =
        Build.binary("+", Build.binary("-", s.to().get(), from), Build.number(1, Span.NONE));
    return SqlExpression.Call.of("slice", List.of(s.value(), from, length), s.span());
  }

  private static boolean isNegative(Optional<SqlExpression> bound) {
    return bound.isPresent() && bound.get() instanceof SqlExpression.Unary;
  }
}
