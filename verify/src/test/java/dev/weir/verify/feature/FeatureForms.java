package dev.weir.verify.feature;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.normal.NormalSql;
import dev.weir.compile.normal.Normalizer;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.compile.rewrite.RewriteRule;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import dev.weir.verify.feature.Verdict.Fault;
import dev.weir.verify.feature.Verdict.Wrongness;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The other forms of a compiled query: its normal form written as a query, and what each rewrite
/// rule and all of them make of it. A text is run once.
final class FeatureForms {
  private final CompiledQuery compiled;
  private final FeatureDatabase database;
  private final Expected expected;
  private final List<Fault> faults;
  private final Set<String> texts = new LinkedHashSet<>();

  FeatureForms(
      CompiledQuery compiled, FeatureDatabase database, Expected expected, List<Fault> faults) {
    this.compiled = compiled;
    this.database = database;
    this.expected = expected;
    this.faults = faults;
    texts.add(compiled.engineSql());
  }

  /// Adds what is wrong to the faults.
  void check(FeatureJudge.Depth depth) {
    normal();
    switch (depth) {
      case EMITTED, FORMS -> {}
      case RULES -> RewriteRules.pipeline().forEach(rule -> rewritten(rule.name(), List.of(rule)));
    }
    if (faults.stream().noneMatch(f -> f.kind() == Wrongness.RULE)) {
      rewritten("all rules", RewriteRules.pipeline());
    }
  }

  private void normal() {
    try {
      String text = NormalSql.of(Normalizer.normalize(compiled.relation()));
      expected.formAgainst(database.run(text), text).ifPresent(faults::add);
    } catch (RuntimeException | StackOverflowError e) {
      faults.add(new Fault(Wrongness.INTERNAL, "normal form: " + shown(e), ""));
    }
  }

  private void rewritten(String name, List<RewriteRule> rules) {
    try {
      String text =
          SqlPrinter.print(
              Emitter.emit(
                  RewriteRules.rewrite(
                          compiled.relation(),
                          rules,
                          RewriteOptions.plain(),
                          TableKeys.none(),
                          FunctionCatalog.duckdb())
                      .after()),
              Dialect.DUCKDB);
      if (texts.add(text)) {
        expected
            .against(database.run(text), text)
            .map(f -> new Fault(Wrongness.RULE, name + ": " + f.kind() + " " + f.detail(), text))
            .ifPresent(faults::add);
      }
    } catch (RuntimeException | StackOverflowError e) {
      faults.add(new Fault(Wrongness.INTERNAL, name + ": " + shown(e), ""));
    }
  }

  /// An error with the place where it was thrown.
  static String shown(Throwable e) {
    return e + " at " + List.of(e.getStackTrace()).stream().limit(5).toList();
  }
}
