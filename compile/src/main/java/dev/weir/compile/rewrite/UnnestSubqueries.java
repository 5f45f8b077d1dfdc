package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;

/// Subqueries of conditions as joins.
///
///     WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND u.b > 1)
///     →  SEMI JOIN (SELECT a FROM u WHERE b > 1) AS q ON q.a = t.a
///
///     WHERE NOT EXISTS (…)         →  ANTI JOIN …
///     WHERE t.a IN (SELECT a FROM u)  →  SEMI JOIN (SELECT a FROM u) AS q ON t.a = q.a
///     WHERE t.a NOT IN (SELECT a FROM u)  →  ANTI JOIN …, where neither side can be NULL
///
///     SELECT (SELECT count(*) FROM u WHERE u.a = t.a)
///     →  SELECT coalesce(q.v, 0) … LEFT JOIN (SELECT a, count(*) AS v FROM u GROUP BY a) AS q …
///
/// SEMI and ANTI keep or drop a row whatever number of partners it has, so no row is lost or comes
/// twice; a grouped subquery has one row for each key, and where a row has no partner, the value
/// that the aggregates have for no rows stands in. Queries whose rows depend on the order of their
/// inputs stay as they are.
final class UnnestSubqueries implements RewriteRule {
  @Override
  public String name() {
    return "unnest_subqueries";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return OrderObserved.in(query) || Inside.isVolatile(query)
        ? query
        : Repeated.of(
            query, context, q -> new SubqueryUnnesting(context, PlainEquality.in(q)).relation(q));
  }
}
