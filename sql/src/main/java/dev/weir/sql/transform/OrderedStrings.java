package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;
import java.util.Optional;

/// The standard's LISTAGG is string_agg with its order inside.
///
///     SELECT listagg(s, ',') WITHIN GROUP (ORDER BY s) FROM t      -- ansi, spark
///     SELECT string_agg(s, ',' ORDER BY s) FROM t
public final class OrderedStrings implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        if (!(e instanceof Call call)) {
          return e;
        }
        return switch (Build.function(call)) {
          case "listagg", "string_agg" -> ordered(call);
          default -> e;
        };
      }
    }.query(query);
  }

  private static Call ordered(Call call) {
    Call named = Calls.renamed(call, "string_agg");
    if (call.withinGroup().isEmpty()) {
      return named;
    }
    return Calls.withOrder(
        named, Optional.of(new SqlOrderBy.Keys(call.withinGroup(), Span.NONE)), List.of());
  }
}
