package dev.weir.verify.suite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Replays a script and tries each of its queries. A script that takes too long ends early.
final class ScriptRun {
  private static final long LONGEST = 20_000_000_000L;

  /// Statements that change how the engine works (it checks itself, prints, uses more threads), and
  /// those that change what all queries mean: queries are tried in their default meaning.
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(PRAGMA|SET|RESET)\\s+((GLOBAL|SESSION|LOCAL)\\s+)?\\w*(verif|profil|progress|threads"
              + "|max_execution_time|memory_limit|max_memory|log|null_order|default_order"
              + "|collation|integer_division|ieee|identifier_case|implicit_casting|timezone"
              + "|calendar|dialect|grammar|non_integer_literal|multiple_rows|lambda_syntax|regex"
              + "|identifier_conversion|show_behavior|timestamptz_casts|parser_override)\\w*.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final TestScript script;
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Set<String> tried = new LinkedHashSet<>();

  private ScriptRun(TestScript script) {
    this.script = script;
  }

  /// What came of the queries, in order. A query that comes again over the same tables is not tried
  /// again.
  static List<Verdict> of(TestScript script) {
    ScriptRun run = new ScriptRun(script);
    try (ScriptEngine engine = new ScriptEngine()) {
      run.all(engine);
    } catch (SQLException e) {
      throw new IllegalStateException(script.name() + ": " + e.getMessage(), e);
    }
    return run.verdicts;
  }

  private void all(ScriptEngine engine) throws SQLException {
    long start = System.nanoTime();
    for (Step step : script.steps()) {
      if (System.nanoTime() - start > LONGEST) {
        return;
      }
      try {
        switch (step) {
          case Step.Load load -> engine.load(load.file());
          case Step.Restart _ -> engine.close();
          case Step.Run run -> run(engine, run);
        }
      } catch (SQLException e) {
        // What the engine refuses, the script expects or does without.
        continue;
      }
    }
  }

  private void run(ScriptEngine engine, Step.Run run) throws SQLException {
    QueryText text = QueryText.of(run.sql());
    if (LEFT_OUT.matcher(text.bare()).matches()) {
      return;
    }
    Session session = engine.session(run.connection());
    if (!text.keepsCatalog()) {
      engine.changed(text.bare());
      tried.clear();
    }
    if (!text.isQuery()) {
      session.execute(run.sql());
    } else if (tried.add(run.connection() + " " + text.sql())) {
      verdicts.add(QueryTrial.of(session, script.name() + ":" + run.line(), text));
    }
  }
}
