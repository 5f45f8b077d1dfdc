package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlTable;
import java.util.List;
import java.util.Optional;

/// Every subquery in FROM has a name, and what orders or cuts the rows of a query that is ordered or
/// cut already, or orders a set operation by more than its columns, stands outside of it. The column
/// of UNNEST is called so.
///
///     SELECT * FROM (SELECT a FROM t)
///     SELECT * FROM (SELECT a FROM t) AS _q
///
///     (SELECT a FROM t LIMIT 4) ORDER BY a LIMIT 2
///     SELECT * FROM (SELECT a FROM t LIMIT 4) AS _q ORDER BY a LIMIT 2
public final class NamedSubqueries implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlTable changed(SqlTable table) {
        return switch (table) {
          case SqlTable.Subquery s when s.alias().isEmpty() ->
              new SqlTable.Subquery(
                  s.query(),
                  s.laterality(),
                  Optional.of(Build.alias(context.freshName("q"))),
                  s.sample(),
                  s.span());
          case SqlTable.Function f -> unnest(f);
          default -> table;
        };
      }

      @Override
      SqlQuery changed(SqlQuery q) {
        boolean more = q.orderBy().isPresent() || q.limit().isPresent();
        boolean twice = more && q.body() instanceof SqlQuery;
        boolean computed =
            q.body() instanceof SqlSetOperation
                && q.orderBy().filter(o -> isComputed(o)).isPresent();
        if (!twice && !computed) {
          return q;
        }
        String name = context.freshName("q");
        SqlTable inner =
            q.body() instanceof SqlQuery body
                ? new SqlTable.Subquery(
                    body,
                    SqlTable.Laterality.PLAIN,
                    Optional.of(Build.alias(name)),
                    Optional.empty(),
                    body.span())
                : Build.subquery(q.body(), name);
        return new SqlQuery(
            q.with(),
            Build.select(
                List.of(Build.item(Build.star())), List.of(inner), Optional.empty(), q.span()),
            q.orderBy(),
            q.limit(),
            q.span());
      }
    }.query(query);
  }

  private static boolean isComputed(SqlOrderBy orderBy) {
    return orderBy instanceof SqlOrderBy.Keys keys
        && keys.keys().stream()
            .anyMatch(k ->
                !(k.expression() instanceof SqlExpression.ColumnName)
                    && !(k.expression() instanceof SqlExpression.NumberLiteral));
  }

  /// `unnest(xs) AS v` has the column `unnest`.
  private static SqlTable unnest(SqlTable.Function f) {
    boolean plain =
        Build.function(f.call()).equals("unnest")
            && f.call().arguments().size() == 1
            && f.ordinality() == SqlTable.Ordinality.NONE
            && f.alias().isPresent()
            && f.alias().get().columns().isEmpty();
    if (!plain) {
      return f;
    }
    SqlAlias alias =
        new SqlAlias(f.alias().get().name(), List.of(Identifier.of("unnest")), Span.NONE);
    return new SqlTable.Function(
        f.call(), f.ordinality(), f.laterality(), Optional.of(alias), f.sample(), f.span());
  }
}
