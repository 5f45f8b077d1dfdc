package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;

/// `btrim(s, 'x')`, the standard's name, is `trim(s, 'x')`.
public final class TrimsRead implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof SqlExpression.Call c && Build.function(c).equals("btrim")
            ? Calls.renamed(c, "trim")
            : e;
      }
    }.query(query);
  }
}
