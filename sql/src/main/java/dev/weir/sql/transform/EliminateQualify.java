package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// QUALIFY becomes a WHERE around a subquery.
///
///     SELECT a FROM t QUALIFY row_number() OVER (ORDER BY b) = 1
///     SELECT a FROM (SELECT a AS a, row_number() OVER (ORDER BY b) = 1 AS _qualify FROM t) AS _w_2
///     WHERE _qualify
public final class EliminateQualify implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQuery changed(SqlQuery q) {
        if (!(q.body() instanceof SqlSelect select) || select.qualify().isEmpty()) {
          return q;
        }
        Wrapped wrapped = new Wrapped(select, context);
        return wrapped.query(q, condition(select, wrapped));
      }

      @Override
      SqlQueryBody operand(SqlQueryBody operand) {
        SqlQueryBody body = body(operand);
        if (!(body instanceof SqlSelect select) || select.qualify().isEmpty()) {
          return body;
        }
        Wrapped wrapped = new Wrapped(select, context);
        return wrapped.select(condition(select, wrapped));
      }
    }.query(query);
  }

  private static SqlExpression condition(SqlSelect select, Wrapped wrapped) {
    SqlExpression qualify = select.qualify().orElseThrow();
    return usesOnlyAliases(qualify, select)
        ? qualify
        : wrapped.hidden("qualify", wrapped.withoutAliases(qualify));
  }

  private static boolean usesOnlyAliases(SqlExpression qualify, SqlSelect select) {
    List<Boolean> others = new ArrayList<>();
    new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        switch (e) {
          case SqlExpression.Call call when call.over().isPresent() -> others.add(true);
          case SqlExpression.ColumnName column when !isAlias(column, select) -> others.add(true);
          case SqlExpression.ScalarQuery _, SqlExpression.Exists _, SqlExpression.InQuery _ ->
              others.add(true);
          default -> {}
        }
        return e;
      }
    }.expression(qualify);
    return others.isEmpty();
  }

  private static boolean isAlias(SqlExpression.ColumnName column, SqlSelect select) {
    return column.name().parts().size() == 1
        && select.items().stream()
            .map(SqlSelectItem::alias)
            .flatMap(Optional::stream)
            .anyMatch(a -> a.name().equalsIgnoreCase(column.name().last().name()));
  }
}
