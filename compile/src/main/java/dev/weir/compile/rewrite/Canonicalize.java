package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;

/// One spelling for what is the same.
///
///     1 < a                        →  a > 1
///     d >= '2026-01-31'            →  d >= DATE '2026-01-31'       (d a DATE)
///     INTERVAL '90' DAY            →  INTERVAL '90 days'
///     CAST(a AS INTEGER)           →  a                            (a an INTEGER)
///     substr(s, 1), p = TRUE       →  substring(s, 1), p
///     NOT (s LIKE t), count(1)     →  s NOT LIKE t, count(*)
///     a IS NOT DISTINCT FROM NULL  →  a IS NULL
///
/// `!=`, `==`, `::` and their like are one spelling behind the binder already.
final class Canonicalize implements RewriteRule {
  @Override
  public String name() {
    return "canonicalize";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return Repeated.of(query, context, q -> new Spelling(context.functions()).relation(q));
  }
}
