package dev.weir.cli;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.policy.PolicyReading;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.policy.SqlPolicy.Generation;
import dev.weir.compile.rewrite.RewriteRule;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "The tables that may be read, as JSON; default: none.")
  private String catalogFile = "";

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy in the form weir.policy/1.")
  private String policyFile = "";

  @Option(
      names = "--read",
      paramLabel = "DIALECT",
      converter = DialectOption.class,
      description = "Default: that of the policy, without one duckdb.")
  private @Nullable Dialect read;

  @Option(
      names = "--write",
      paramLabel = "DIALECT",
      converter = DialectOption.class,
      description = "Default: that of the policy, without one duckdb.")
  private @Nullable Dialect write;

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
    Catalog catalog =
        catalogFile.isEmpty() ? TableCatalog.empty() : CatalogFile.read(Path.of(catalogFile));
    try (EngineAtHand engine = new EngineAtHand()) {
      QueryWork work =
          distance
              ? new DistanceWork(catalog, policy(), engine)
              : new RewriteWork(catalog, policy(), engine);
      return json ? text.answer(work, console) : text.print(work, console);
    }
  }

  private SqlPolicy policy() {
    SqlPolicy stated = SqlPolicy.standard();
    if (!policyFile.isEmpty()) {
      Path file = Path.of(policyFile);
      stated = PolicyReading.of(file.toString(), TextFile.read(file)).sound();
    } else {
      stated = stated.withRules(RewriteRules.names());
      if (!json && !text.isBatch()) {
        Generation usual = stated.generation();
        stated = stated.with(new Generation(PrintStyle.PRETTY, usual.unsupported()));
      }
    }
    if (!rules.isEmpty()) {
      stated = stated.withRules(behindQualify());
    }
    return stated.withDialects(
        read == null ? stated.read() : read, write == null ? stated.write() : write);
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
