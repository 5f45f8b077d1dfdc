package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import java.util.List;
import java.util.Optional;

/// Constants among other keys of a GROUP BY are left out: they divide nothing.
///
///     SELECT 'k', count(*) FROM t GROUP BY 'k', a
///     SELECT 'k', count(*) FROM t GROUP BY a
public final class GroupsWithoutConstants implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQueryBody changed(SqlSelect s) {
        if (s.groupBy().isEmpty() || !(s.groupBy().get() instanceof SqlGroupBy.Elements keys)) {
          return s;
        }
        List<SqlGroupBy.Element> kept =
            keys.elements().stream().filter(k -> !isConstant(k)).toList();
        if (kept.isEmpty() || kept.size() == keys.elements().size()) {
          return s;
        }
        return new SqlSelect(
            s.distinct(),
            s.items(),
            s.from(),
            s.where(),
            Optional.of(new SqlGroupBy.Elements(kept, keys.span())),
            s.having(),
            s.windows(),
            s.qualify(),
            s.sample(),
            s.span());
      }
    }.query(query);
  }

  private static boolean isConstant(SqlGroupBy.Element element) {
    return element instanceof SqlGroupBy.Key key
        && switch (key.expression()) {
          case SqlExpression.StringLiteral _,
              SqlExpression.TypedLiteral _,
              SqlExpression.BooleanLiteral _,
              SqlExpression.NullLiteral _ ->
              true;
          default -> false;
        };
  }
}
