package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;

/// Equalities of WHERE as conditions of the joins that they belong to, and an order of joins in
/// which each condition finds its inputs.
///
///     FROM t CROSS JOIN u WHERE t.a = u.a   →  FROM t INNER JOIN u ON t.a = u.a
///     FROM t, u, v WHERE t.a = v.a AND v.b = u.b
///     →  FROM t INNER JOIN v ON t.a = v.a INNER JOIN u ON v.b = u.b
///
/// Only inner joins change places, and only to get rid of a cross join; outer joins stay where they
/// are and keep their conditions. The output columns keep their order. Items that refer to one
/// another (lateral) keep theirs, and so do all items of a query whose rows depend on the order of
/// its inputs.
final class OptimizeJoins implements RewriteRule {
  @Override
  public String name() {
    return "optimize_joins";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    JoinPlacing.Order order =
        OrderObserved.in(query) ? JoinPlacing.Order.AS_WRITTEN : JoinPlacing.Order.FREE;
    return Repeated.of(query, context, q -> new JoinPlacing(order).relation(q));
  }
}
