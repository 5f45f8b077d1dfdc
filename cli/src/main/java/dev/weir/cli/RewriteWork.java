package dev.weir.cli;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.TypeOracle;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.rewrite.RuleRun;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.transform.SqlTranspiler;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Rewrites queries under a policy, and shows them after each of its rules.
record RewriteWork(DeclaredTables tables, SqlPolicy policy, TypeOracle types) implements QueryWork {
  static final String FORMAT = "weir.rewrite/1";

  /// A rule, and the text behind it.
  private record Step(RuleRun run, String sql, boolean changed) {}

  @Override
  public void print(String sql, String label, Console console) {
    CompiledQuery query = compile(sql, label);
    PrintStream out = console.out();
    String shown = "";
    for (Step step : steps(query)) {
      String outcome = step.changed() ? "changed" : "unchanged";
      String millis = String.format(Locale.ROOT, "%.3f ms", step.run().nanos() / 1e6);
      out.println("-- " + step.run().rule() + ": " + outcome + ", " + millis);
      step.run().notes().forEach(note -> out.println("--   " + note));
      if (!step.sql().equals(shown)) {
        out.println(step.sql().stripTrailing());
        out.println();
        shown = step.sql();
      }
    }
    query.warnings().forEach(warning -> console.err().println("warning: " + warning.text()));
  }

  @Override
  public Map<String, Object> answer(String sql, String label) {
    CompiledQuery query = compile(sql, label);
    List<Object> rules = new ArrayList<>();
    for (Step step : steps(query)) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("rule", step.run().rule());
      members.put("changed", step.changed());
      members.put("nanos", step.run().nanos());
      if (!step.run().notes().isEmpty()) {
        members.put("notes", step.run().notes());
      }
      members.put("sql", step.sql());
      rules.add(members);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("format", FORMAT);
    answer.put("rules", rules);
    answer.put("sql", query.engineSql());
    answer.put("warnings", query.warnings().stream().map(ErrorJson::problem).toList());
    return answer;
  }

  private CompiledQuery compile(String sql, String label) {
    return Compiler.duckdb()
        .with(policy)
        .with(tables.keys())
        .compile(
            sql, label, tables.catalog(), BindOptions.plain().withOracle(types).readingOutside());
  }

  /// What completes names is compared with the query as written, the other rules with what stood
  /// before them.
  private List<Step> steps(CompiledQuery query) {
    List<Step> steps = new ArrayList<>();
    PrintStyle style = policy.generation().style();
    String before =
        policy.read().equals(policy.write())
            ? SqlPrinter.print(query.syntax(), policy.write(), style)
            : "";
    for (RuleRun run : query.rewriting().runs()) {
      boolean same = !run.changed() && !steps.isEmpty();
      String sql = same ? before : written(run);
      steps.add(new Step(run, sql, !sql.equals(before)));
      before = sql;
    }
    return steps;
  }

  private String written(RuleRun run) {
    String sql = SqlPrinter.print(Emitter.emit(run.after()), Dialect.DUCKDB, run.style());
    return policy.write().equals(Dialect.DUCKDB)
        ? sql
        : SqlTranspiler.transpile(
                sql,
                Dialect.DUCKDB,
                policy.write(),
                run.style(),
                policy.generation().unsupported(),
                "<rewritten sql>")
            .sql();
  }
}
