package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;
import dev.weir.sql.PrintStyle;

/// What one rule did to a query.
///
/// @param rule the rule's name
/// @param outcome whether it changed anything
/// @param nanos how long it took, in nanoseconds
/// @param after the query behind the rule
/// @param style how the query is printed behind the rule
public record RuleRun(String rule, Outcome outcome, long nanos, Relation after, PrintStyle style) {
  /// Whether a rule changed the query.
  public enum Outcome {
    CHANGED,
    UNCHANGED
  }

  /// Whether the rule changed the query.
  public boolean changed() {
    return outcome == Outcome.CHANGED;
  }
}
