package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;

/// Spark's array subscripts count from 0, the tree's from 1; a string subscript is a key of a map.
///
///     SELECT xs[0], xs[i], mp['a'] FROM l      -- spark
///     SELECT xs[1], xs[i + 1], mp['a'] FROM l
public final class SubscriptsFromOne implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        if (!(e instanceof SqlExpression.Subscript s)
            || s.index() instanceof SqlExpression.StringLiteral) {
          return e;
        }
        return new SqlExpression.Subscript(s.value(), next(s.index()), s.span());
      }
    }.query(query);
  }

  private static SqlExpression next(SqlExpression index) {
    if (index instanceof SqlExpression.NumberLiteral n && n.digits().matches("\\d{1,9}")) {
      return Build.number(Long.parseLong(n.digits()) + 1, n.span());
    }
    return Build.binary("+", index, Build.number(1, index.span()));
  }
}
