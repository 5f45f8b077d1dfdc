package dev.weir.compile.rewrite;

import dev.weir.compile.lineage.Trim;
import dev.weir.model.relation.Relation;

/// Takes out columns of subqueries and CTEs that nothing reads, and CTEs that nothing reads. What
/// decides about rows stays: columns under DISTINCT, of set operations that compare rows, sort
/// keys, row sources. Volatile queries stay as they are.
///
/// ```text
/// SELECT d.a FROM (SELECT t.a, t.b FROM t) AS d         SELECT d.a FROM (SELECT t.a FROM t) AS d
/// ```
final class PushdownProjections implements RewriteRule {
  @Override
  public String name() {
    return "pushdown_projections";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return Inside.isVolatile(query)
        ? query
        : Repeated.of(query, context, PushdownProjections::once);
  }

  private static Relation once(Relation query) {
    Relation trimmed = Trim.unread(query);
    return trimmed.equals(query) ? query : trimmed;
  }
}
