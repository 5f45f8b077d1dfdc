package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;
import dev.weir.sql.PrintStyle;

/// Puts every name in quotes. A relation has no quotes: the rule is about the text.
///
/// ```text
/// SELECT t.a FROM t         SELECT "t"."a" FROM "t"
/// ```
final class QuoteIdentifiers implements RewriteRule {
  @Override
  public String name() {
    return "quote_identifiers";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return query;
  }

  @Override
  public PrintStyle style(PrintStyle before) {
    return before.with(PrintStyle.Quoting.ALWAYS);
  }
}
