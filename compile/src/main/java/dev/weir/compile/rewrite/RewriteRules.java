package dev.weir.compile.rewrite;

import dev.weir.model.DeepStack;
import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The rules of the rewrite pipeline, in its order, under the names that SQLGlot gave them.
public final class RewriteRules {
  /// The version of the rules; any change that can change a rewritten query raises it.
  public static final String VERSION = "1";

  private static final List<RewriteRule> PIPELINE = List.of();

  private RewriteRules() {}

  /// All rules, in the order of the pipeline.
  public static List<RewriteRule> pipeline() {
    return PIPELINE;
  }

  /// The names of all rules, in the order of the pipeline.
  public static List<String> names() {
    return PIPELINE.stream().map(RewriteRule::name).toList();
  }

  /// The rule of that name; case does not matter, and words may be joined by `_`, `-` or blanks.
  ///
  /// @throws WeirException `INVALID_OPTION` with the nearest and all legal names
  public static RewriteRule named(String name) {
    String wanted =
        name.strip().toLowerCase(Locale.ROOT).replaceAll("[-\\s]+", "_").replaceAll("_+", "_");
    return PIPELINE.stream()
        .filter(rule -> rule.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new WeirException(
                ErrorCode.INVALID_OPTION,
                "there is no rewrite rule '"
                    + name.strip()
                    + "'"
                    + NearestNames.hint(wanted, names())
                    + "\nthe rules are: "
                    + String.join(", ", names())));
  }

  /// Rewrites a query by the rules in the order given.
  public static RewriteEvidence rewrite(
      Relation query, List<RewriteRule> rules, RewriteOptions options, TableKeys keys) {
    return DeepStack.call(() -> applied(query, rules, options, keys));
  }

  // The same instance back means that nothing changed.
  @SuppressWarnings("ReferenceEquality")
  private static RewriteEvidence applied(
      Relation query, List<RewriteRule> rules, RewriteOptions options, TableKeys keys) {
    RewriteContext context = RewriteContext.of(query, options, keys);
    List<RuleRun> runs = new ArrayList<>();
    Relation current = query;
    for (RewriteRule rule : rules) {
      long start = System.nanoTime();
      Relation next = rule.apply(current, context);
      RuleRun.Outcome outcome =
          next == current ? RuleRun.Outcome.UNCHANGED : RuleRun.Outcome.CHANGED;
      runs.add(new RuleRun(rule.name(), outcome, System.nanoTime() - start, next));
      current = next;
    }
    return new RewriteEvidence(query, runs);
  }
}
