package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Binary;
import dev.weir.sql.tree.SqlQuery;

/// `/` always divides exactly in the tree; where it cuts integers, the left side is made a DOUBLE.
/// `//` cuts.
///
///     SELECT a / b, a // b FROM t
///     SELECT CAST(a AS DOUBLE PRECISION) / b, div(a, b) FROM t      -- postgres
public final class TrueDivision implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        if (!(e instanceof Binary binary)) {
          return e;
        }
        return switch (binary.operator()) {
          case "/" ->
              new Binary("/", Build.cast(binary.left(), "DOUBLE"), binary.right(), binary.span());
          case "//" -> {
            SharedForms.checkWholeDivision(binary, context);
            yield Build.call("div", binary.span(), binary.left(), binary.right());
          }
          default -> e;
        };
      }
    }.query(query);
  }
}
