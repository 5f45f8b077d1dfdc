package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;

/// Filters where the rows come from: into subqueries, the inputs of set operations and CTEs that
/// are read once; below a grouping when they read its keys only, into HAVING when they read
/// aggregates; below windows when they read what all windows partition by.
///
///     SELECT s.a FROM (SELECT a, b FROM t) AS s WHERE s.b > 1
///     →  SELECT s.a FROM (SELECT a, b FROM t WHERE b > 1) AS s
///
/// A filter stays above LIMIT, samples, DISTINCT ON other columns and the null-supplying side of an
/// outer join, and above everything volatile. One that can fail goes only where it sees the rows
/// that it saw before.
final class PushdownPredicates implements RewriteRule {
  @Override
  public String name() {
    return "pushdown_predicates";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return Repeated.of(query, context, q -> PredicatePushing.over(q).relation(q));
  }
}
