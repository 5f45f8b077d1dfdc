package dev.weir.cli;

import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.policy.SqlPolicy.Generation;
import dev.weir.compile.rewrite.RewriteRule;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.PrintStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weir rewrite`: what each rewrite rule makes of a query, without a project and without an
/// engine.
@Command(
    name = "rewrite",
    description = "Shows a query after each rewrite rule; the rows it gives stay the same.")
final class RewriteCommand implements Callable<Integer> {
  private final Console console;

  @ArgGroup(multiplicity = "1")
  private QueryText text = new QueryText();

  @Option(
      names = "--rules",
      paramLabel = "RULE",
      split = ",",
      description = "The rules, in order; default: those of the policy, without one all.")
  private List<String> rules = new ArrayList<>();

  @Mixin private ReadWriteOptions options = new ReadWriteOptions();

  @Option(
      names = "--distance",
      description = "Tells what bringing the conditions to a normal form would cost, and does not.")
  private boolean distance;

  @Option(names = "--json", description = "One JSON object; a batch always answers in JSON.")
  private boolean json;

  RewriteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DeclaredTables tables = options.tables(console);
    try (EngineAtHand engine = new EngineAtHand()) {
      QueryWork work =
          distance
              ? new DistanceWork(tables.catalog(), policy(), engine)
              : new RewriteWork(tables, policy(), engine);
      return json ? text.answer(work, console) : text.print(work, console);
    }
  }

  private SqlPolicy policy() {
    SqlPolicy stated = options.policy(all());
    return rules.isEmpty() ? stated : stated.withRules(behindQualify());
  }

  /// All rules; for people, laid out.
  private SqlPolicy all() {
    SqlPolicy all = SqlPolicy.standard().withRules(RewriteRules.names());
    return json || text.isBatch()
        ? all
        : all.with(new Generation(PrintStyle.PRETTY, all.generation().unsupported()));
  }

  /// The rules that were asked for; whatever they are, names are completed first.
  private List<String> behindQualify() {
    List<String> names = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String rule : rules) {
      try {
        RewriteRule known = RewriteRules.named(rule);
        names.add(known.name());
      } catch (WeirException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
    if (!names.contains("qualify")) {
      names.addFirst("qualify");
    }
    return names;
  }
}
