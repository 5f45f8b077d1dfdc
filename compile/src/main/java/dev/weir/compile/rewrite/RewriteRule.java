package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;
import dev.weir.sql.PrintStyle;

/// A rewrite of a bound query that keeps its rows, its schema and its errors. Where a rule cannot
/// prove that, it leaves the query alone. Rules have no state and are thread-safe; the ordered list
/// of them is [RewriteRules].
public interface RewriteRule {
  /// The rule's name, in lower case with underscores.
  String name();

  /// The rewritten query, or the same instance when there is nothing to do. Applied to its own
  /// result, a rule gives back that very instance.
  Relation apply(Relation query, RewriteContext context);

  /// How the query is printed behind the rule; most rules do not care.
  default PrintStyle style(PrintStyle before) {
    return before;
  }
}
