package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.DeepStack;
import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.sql.PrintStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The rules of the rewrite pipeline, in its order, under the names that SQLGlot gave them.
public final class RewriteRules {
  /// The version of the rules; any change that can change a rewritten query raises it.
  public static final String VERSION = "1";

  private static final List<RewriteRule> PIPELINE =
      List.of(
          new Qualify(),
          new NormalizeIdentifiers(),
          new PushdownProjections(),
          new Normalize(),
          new UnnestSubqueries(),
          new PushdownPredicates(),
          new OptimizeJoins(),
          new EliminateSubqueries(),
          new MergeSubqueries(),
          new EliminateJoins(),
          new EliminateCtes(),
          new QuoteIdentifiers(),
          new AnnotateTypes(),
          new Canonicalize(),
          new Simplify());

  /// More rounds than any query needs.
  private static final int MOST_ROUNDS = 20;

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

  /// Rewrites a query by the rules in the order given, and again in that order as long as one of
  /// them changes something: what one rule lays bare another may use. The evidence has all rules of
  /// the first round, and of later ones those that changed the query.
  public static RewriteEvidence rewrite(
      Relation query,
      List<RewriteRule> rules,
      RewriteOptions options,
      TableKeys keys,
      FunctionCatalog functions) {
    return rewrite(query, rules, options, keys, functions, PrintStyle.COMPACT);
  }

  /// Rewrites a query that is to be printed in a style by the rules in the order given.
  public static RewriteEvidence rewrite(
      Relation query,
      List<RewriteRule> rules,
      RewriteOptions options,
      TableKeys keys,
      FunctionCatalog functions,
      PrintStyle style) {
    RewriteContext context = RewriteContext.of(query, options, keys, functions);
    return DeepStack.call(() -> applied(query, rules, context, style));
  }

  /// A query whose own outputs have names of the case that the options state, those apart that keep
  /// theirs. This changes the schema, so it is no rule.
  public static Relation normalizedOutputs(Relation query, RewriteOptions options) {
    return NormalizeIdentifiers.outputs(query, options);
  }

  // The same instance back means that nothing changed.
  @SuppressWarnings("ReferenceEquality")
  private static RewriteEvidence applied(
      Relation query, List<RewriteRule> rules, RewriteContext context, PrintStyle before) {
    List<RuleRun> runs = new ArrayList<>();
    Relation current = query;
    PrintStyle style = before;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Relation begun = current;
      for (RewriteRule rule : rules) {
        long start = System.nanoTime();
        Relation next = rule.apply(current, context);
        PrintStyle printed = rule.style(style);
        boolean changed = next != current || !printed.equals(style);
        if (changed || round == 0) {
          RuleRun.Outcome outcome = changed ? RuleRun.Outcome.CHANGED : RuleRun.Outcome.UNCHANGED;
          long nanos = System.nanoTime() - start;
          runs.add(new RuleRun(rule.name(), outcome, nanos, next, printed, context.takeNotes()));
        }
        context.takeNotes();
        current = next;
        style = printed;
      }
      if (rules.size() < 2 || current == begun) {
        return new RewriteEvidence(query, before, runs);
      }
    }
    // The query is right; that the rules are at odds with each other must not stay hidden.
    RuleRun last = runs.removeLast();
    List<String> notes = new ArrayList<>(last.notes());
    notes.add("the rules still changed the query after " + MOST_ROUNDS + " rounds");
    runs.add(
        new RuleRun(last.rule(), last.outcome(), last.nanos(), last.after(), last.style(), notes));
    return new RewriteEvidence(query, before, runs);
  }
}
