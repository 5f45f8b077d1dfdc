package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.ListLiteral;
import dev.weir.sql.tree.SqlExpression.ListNotation;
import dev.weir.sql.tree.SqlQuery;

/// Lists are written with the word ARRAY.
///
///     SELECT [1, 2]
///     SELECT ARRAY[1, 2]
public final class ArrayLiterals implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof ListLiteral list
            ? new ListLiteral(ListNotation.ARRAY, list.elements(), list.span())
            : e;
      }
    }.query(query);
  }
}
