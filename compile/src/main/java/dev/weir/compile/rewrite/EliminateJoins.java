package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;

/// Joins whose other side nobody reads, gone where keys, GROUP BY or DISTINCT prove that they
/// neither multiply nor filter rows.
///
///     SELECT t.a FROM t LEFT JOIN (SELECT DISTINCT b FROM u) AS s ON t.a = s.b
///     →  SELECT t.a FROM t
///
///     SELECT DISTINCT t.a FROM t LEFT JOIN u ON t.a = u.a   →  SELECT DISTINCT t.a FROM t
///
/// The side that an outer join may fill with NULLs goes when each row has at most one partner
/// there,
/// or when the block removes duplicates anyway; a cross joined aggregate of one row always goes.
final class EliminateJoins implements RewriteRule {
  @Override
  public String name() {
    return "eliminate_joins";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return OrderObserved.in(query) || Inside.isVolatile(query)
        ? query
        : Repeated.of(
            query, context, q -> new JoinElimination(context, PlainEquality.in(q)).relation(q));
  }
}
