package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlSortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// GROUP BY ALL and ORDER BY ALL list what they stand for. A star must have been expanded before.
///
///     SELECT a, sum(b) FROM t GROUP BY ALL ORDER BY ALL
///     SELECT a, sum(b) FROM t GROUP BY a ORDER BY 1, 2
public final class ExpandAll implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQueryBody changed(SqlSelect s) {
        if (s.groupBy().isEmpty() || !(s.groupBy().get() instanceof SqlGroupBy.All all)) {
          return s;
        }
        List<SqlGroupBy.Element> keys = new ArrayList<>();
        for (SqlSelectItem item : s.items()) {
          if (isStar(item)) {
            context.unsupported("GROUP BY ALL over a star; name the columns", all.span());
          } else if (!aggregates(item.expression())) {
            keys.add(new SqlGroupBy.Key(item.expression(), all.span()));
          }
        }
        Optional<SqlGroupBy> groupBy =
            keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new SqlGroupBy.Elements(keys, all.span()));
        return new SqlSelect(
            s.distinct(),
            s.items(),
            s.from(),
            s.where(),
            groupBy,
            s.having(),
            s.windows(),
            s.qualify(),
            s.sample(),
            s.span());
      }

      @Override
      SqlQuery changed(SqlQuery q) {
        if (q.orderBy().isEmpty() || !(q.orderBy().get() instanceof SqlOrderBy.All all)) {
          return q;
        }
        if (!(q.body() instanceof SqlSelect s) || s.items().stream().anyMatch(ExpandAll::isStar)) {
          context.unsupported("ORDER BY ALL here; name the columns", all.span());
          return q;
        }
        List<SqlSortKey> keys = new ArrayList<>();
        for (int i = 1; i <= s.items().size(); i++) {
          keys.add(
              new SqlSortKey(
                  Build.number(i, all.span()), all.direction(), all.nulls(), all.span()));
        }
        return new SqlQuery(
            q.with(),
            q.body(),
            Optional.of(new SqlOrderBy.Keys(keys, all.span())),
            q.limit(),
            q.span());
      }
    }.query(query);
  }

  private static boolean isStar(SqlSelectItem item) {
    return item.expression() instanceof SqlExpression.Star
        || item.expression() instanceof SqlExpression.Columns;
  }

  private static boolean aggregates(SqlExpression expression) {
    List<SqlExpression> found = new ArrayList<>();
    new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        if (e instanceof SqlExpression.Call call
            && (Calls.isAggregate(call) || call.over().isPresent())) {
          found.add(e);
        }
        return e;
      }

      @Override
      SqlQuery query(SqlQuery inner) {
        return inner;
      }
    }.expression(expression);
    return !found.isEmpty();
  }
}
