package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;
import dev.weir.sql.PrintStyle;
import java.util.List;

/// A rewritten query, and how it came about.
///
/// @param before the query before the first rule
/// @param style how the query was to be printed before the first rule
/// @param runs the rules that ran, in order
public record RewriteEvidence(Relation before, PrintStyle style, List<RuleRun> runs) {
  public RewriteEvidence {
    runs = List.copyOf(runs);
  }

  /// The query behind the last rule.
  public Relation after() {
    return runs.isEmpty() ? before : runs.getLast().after();
  }

  /// How the query is printed behind the last rule.
  public PrintStyle styleAfter() {
    return runs.isEmpty() ? style : runs.getLast().style();
  }

  /// The same with the time of binding added to `qualify`, which is the larger part of it.
  public RewriteEvidence withBinding(long nanos) {
    return new RewriteEvidence(
        before,
        style,
        runs.stream()
            .map(run ->
                run.rule().equals("qualify")
                    ? new RuleRun(
                        run.rule(),
                        run.outcome(),
                        run.nanos() + nanos,
                        run.after(),
                        run.style(),
                        run.notes())
                    : run)
            .toList());
  }

  /// The names of the rules that changed something, each once, in the order in which they first
  /// did.
  public List<String> changes() {
    return runs.stream().filter(RuleRun::changed).map(RuleRun::rule).distinct().toList();
  }
}
