package dev.weir.verify.sql;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.diff.SemanticDiff;
import dev.weir.compile.json.RelationJson;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.model.Blame;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.StructType;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlFormatter;
import dev.weir.sql.SqlParser;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.tree.SqlQuery;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that can be done with a text without an engine: each stage gives a result or an error
/// that blames the text.
final class HostileCompile {
  private static final Catalog CATALOG = TableCatalog.of("t", schema());
  private static final List<String> ALL_RULES =
      RewriteRules.pipeline().stream().map(rule -> rule.name()).toList();

  private static final Compiler PLAIN = Compiler.duckdb();
  private static final Compiler REWRITING = PLAIN.with(SqlPolicy.standard().withRules(ALL_RULES));

  /// What a text came to: a failure if some stage broke, and the time of each stage.
  record Outcome(Optional<String> failure, String answer, Map<String, Long> nanos) {
    long total() {
      return nanos.values().stream().mapToLong(n -> n).sum();
    }
  }

  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private Optional<String> failure = Optional.empty();
  private String answer = "";

  private HostileCompile() {}

  private static Schema schema() {
    StructType columns =
        (StructType)
            DataType.parse(
                "STRUCT(i INTEGER, x INTEGER, s VARCHAR, b BOOLEAN, d DATE, l INTEGER[])");
    return new Schema(columns.fields().stream().map(f -> new Column(f.name(), f.type())).toList());
  }

  static Outcome of(String text) {
    HostileCompile work = new HostileCompile();
    work.run(text);
    return new Outcome(work.failure, work.answer, work.nanos);
  }

  private interface Stage<T> {
    T run();
  }

  private void run(String text) {
    stage("format", () -> SqlFormatter.format(text, SqlParser.of(Dialect.DUCKDB)));
    for (Dialect dialect : Dialect.all()) {
      stage("transpile", () -> transpiled(text, dialect));
    }
    Optional<SqlQuery> query = stage("parse", () -> PLAIN.parse(text, "<hostile>"));
    if (query.isEmpty()) {
      return;
    }
    stage(
        "identify",
        () -> PLAIN.identify(query.get(), text, "<hostile>", CATALOG, BindOptions.plain()));
    Optional<CompiledQuery> compiled =
        stage(
            "compile",
            () -> PLAIN.compile(query.get(), text, "<hostile>", CATALOG, BindOptions.plain()));
    stage(
        "rewrite",
        () -> REWRITING.compile(query.get(), text, "<hostile>", CATALOG, BindOptions.plain()));
    if (compiled.isPresent()) {
      answer = "compiled";
      stage(
          "print",
          () ->
              compiled.get().lineage().json().length()
                  + RelationJson.dump(compiled.get().relation()).length());
      stage("diff", () -> SemanticDiff.between(compiled.get(), compiled.get()));
    }
  }

  private static int transpiled(String text, Dialect to) {
    return SqlTranspiler.transpile(
            text,
            Dialect.DUCKDB,
            to,
            PrintStyle.COMPACT,
            SqlTranspiler.Unsupported.WARNING,
            "<hostile>")
        .sql()
        .length();
  }

  private <T> Optional<T> stage(String name, Stage<T> stage) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    try {
      return Optional.of(stage.run());
    } catch (WeirException e) {
      answer = e.code() + ": " + e.problems().getFirst().message();
      if (e.code().blame() != Blame.USER || e.code() == ErrorCode.INTERNAL) {
        failure = Optional.of(name + ": " + e.code() + " " + cut(String.valueOf(e.getMessage())));
      } else if (e.problems().stream().anyMatch(p -> p.place().isEmpty())) {
        failure = Optional.of(name + ": without a place: " + cut(String.valueOf(e.getMessage())));
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      StackTraceElement[] at = e.getStackTrace();
      failure =
          Optional.of(name + ": " + cut(e.toString()) + (at.length > 0 ? " at " + at[0] : ""));
    } finally {
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      // Work on a large stack is another thread's: then the clock tells.
      nanos.merge(name, Math.max(cpu, cpu < 2_000_000 ? System.nanoTime() - wall : 0), Long::sum);
    }
    return Optional.empty();
  }

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  /// All texts with the slowest stages, on standard output.
  ///
  /// `HostileCompile 2000 [family]`
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    long characters = 0;
    int refused = 0;
    for (HostileQueries.Hostile hostile : HostileQueries.of(count)) {
      if (arguments.length > 1 && !hostile.family().contains(arguments[1])) {
        continue;
      }
      characters += hostile.text().length();
      Outcome outcome = of(hostile.text());
      if (!outcome.answer().equals("compiled")) {
        refused++;
      }
      long millis = outcome.total() / 1_000_000;
      if (outcome.failure().isPresent() || millis > 1_000 || arguments.length > 1) {
        StringBuilder stages = new StringBuilder();
        outcome
            .nanos()
            .forEach(
                (stage, n) -> stages.append(' ').append(stage).append(' ').append(n / 1_000_000));
        System.out.println(
            hostile.family()
                + " "
                + hostile.size()
                + ": "
                + millis
                + " ms"
                + stages
                + " | "
                + outcome.failure().orElse("")
                + " | "
                + cut(outcome.answer()).replace('\n', ' '));
        System.out.flush();
      }
    }
    System.out.println(count + " texts, " + characters + " characters, " + refused + " refused");
  }
}
