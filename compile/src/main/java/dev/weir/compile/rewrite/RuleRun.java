package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;
import dev.weir.sql.PrintStyle;
import java.util.List;

/// What one rule did to a query.
///
/// @param rule the rule's name
/// @param outcome whether it changed anything
/// @param nanos how long it took, in nanoseconds
/// @param after the query behind the rule
/// @param style how the query is printed behind the rule
/// @param notes what the rule has to say of where it applied and where it did not
public record RuleRun(
    String rule,
    Outcome outcome,
    long nanos,
    Relation after,
    PrintStyle style,
    List<String> notes) {
  public RuleRun {
    notes = List.copyOf(notes);
  }

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
