package dev.weir.verify.rewrite;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.json.RelationJson;
import dev.weir.compile.rewrite.RewriteEvidence;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.compile.rewrite.RewriteRule;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Lets the engine judge rules: each alone and all in the order of the pipeline must keep rows,
/// order, names and types, do nothing more when they run again, and give the same bytes whenever
/// they run.
final class RewriteOracle {
  private static final FunctionCatalog FUNCTIONS = FunctionCatalog.duckdb();
  private static final String PIPELINE = "pipeline";

  private final Database database;
  private final Catalog catalog;
  private final List<String> editions;
  private final List<RewriteRule> rules;
  private final RewriteOptions options;
  private final TableKeys keys;
  private final Map<String, Integer> changes = new LinkedHashMap<>();
  private int judged;
  private int refused;

  /// `editions` are statements that choose among several contents of the tables.
  RewriteOracle(
      Database database,
      Catalog catalog,
      List<String> editions,
      List<RewriteRule> rules,
      RewriteOptions options,
      TableKeys keys) {
    this.database = database;
    this.catalog = catalog;
    this.editions = editions;
    this.rules = rules;
    this.options = options;
    this.keys = keys;
    Stream.concat(rules.stream().map(RewriteRule::name), Stream.of(PIPELINE))
        .forEach(name -> changes.put(name, 0));
    // A rewritten query that takes much longer than its original is a failure.
    database.execute("SET max_execution_time = 20000");
  }

  /// All rules, plain options, no keys.
  static RewriteOracle of(Database database, Catalog catalog, List<String> editions) {
    return of(database, catalog, editions, RewriteOptions.plain());
  }

  /// All rules, no keys.
  static RewriteOracle of(
      Database database, Catalog catalog, List<String> editions, RewriteOptions options) {
    return new RewriteOracle(database, catalog, editions, chosen(), options, TableKeys.none());
  }

  /// The rules that `-Dweir.rewrite.rules=a,b` names, or all.
  private static List<RewriteRule> chosen() {
    String names = System.getProperty("weir.rewrite.rules", "");
    return names.isEmpty()
        ? RewriteRules.pipeline()
        : Stream.of(names.split(",")).map(RewriteRules::named).toList();
  }

  /// How many queries were judged, and how many each rule changed.
  String summary() {
    return judged + " queries, " + refused + " refused; changed by " + changes;
  }

  int judged() {
    return judged;
  }

  /// What is wrong with any rule over the queries.
  List<String> run(List<NamedQuery> queries) {
    List<String> wrong = new ArrayList<>();
    for (NamedQuery query : queries) {
      wrong.addAll(check(query));
    }
    return wrong;
  }

  /// What is wrong with any rule over one query. A query that the engine or the binder refuses, or
  /// whose emitted text fails, is for other tests.
  List<String> check(NamedQuery query) {
    List<String> wrong = new ArrayList<>();
    Relation relation;
    RowSet rows;
    List<String> columns;
    String text;
    try {
      relation = bind(query.sql(), query.name());
      text = Oracle.emitted(relation);
      rows = RowSet.of(database, editions, text, relation);
      columns = database.describe(text);
    } catch (SQLException | RuntimeException e) {
      refused++;
      return wrong;
    }
    judged++;
    Map<String, List<String>> known = new LinkedHashMap<>();
    known.put(text, List.of());
    for (RewriteRule rule : rules) {
      judge(query, rule.name(), List.of(rule), relation, rows, columns, known, wrong);
    }
    judge(query, PIPELINE, rules, relation, rows, columns, known, wrong);
    return wrong;
  }

  private Relation bind(String sql, String name) {
    return QueryBinder.bind(
        SqlParser.of(Dialect.DUCKDB).parseQuery(sql),
        sql,
        name,
        catalog,
        FUNCTIONS,
        BindOptions.plain());
  }

  private void judge(
      NamedQuery query,
      String name,
      List<RewriteRule> applied,
      Relation relation,
      RowSet rows,
      List<String> columns,
      Map<String, List<String>> known,
      List<String> wrong) {
    try {
      RewriteEvidence run =
          RewriteRules.rewrite(relation, applied, options, keys, FunctionCatalog.duckdb());
      Relation after = run.after();
      if (!run.changes().isEmpty()) {
        changes.merge(name, 1, Integer::sum);
      }
      String text = Oracle.emitted(after);
      List<String> problems = new ArrayList<>();
      if (!known.containsKey(text)) {
        known.put(text, onTheEngine(text, after, rows, columns));
      }
      problems.addAll(known.get(text));
      problems.addAll(byItself(relation, applied, run, text));
      problems.forEach(p ->
          wrong.add(
              query.name()
                  + " | "
                  + name
                  + " | "
                  + p
                  + "\n  before "
                  + Oracle.emitted(relation)
                  + "\n  after  "
                  + text));
    } catch (RuntimeException e) {
      wrong.add(
          query.name()
              + " | "
              + name
              + " | "
              + e
              + " at "
              + List.of(e.getStackTrace()).stream().limit(4).toList()
              + "\n  before "
              + Oracle.emitted(relation));
    }
  }

  private List<String> onTheEngine(String text, Relation after, RowSet rows, List<String> columns) {
    List<String> problems = new ArrayList<>();
    try {
      List<String> described = database.describe(text);
      if (!described.equals(columns)) {
        problems.add("columns " + described + ", not " + columns);
      }
      RowSet now = RowSet.of(database, editions, text, after);
      if (!now.rows().equals(rows.rows())) {
        problems.add("rows " + shown(now.rows()) + ", not " + shown(rows.rows()));
      } else if (!rows.keys().isEmpty() && !now.keys().equals(rows.keys())) {
        problems.add("order " + shown(now.keys()) + ", not " + shown(rows.keys()));
      }
    } catch (SQLException e) {
      problems.add("the engine: " + e.getMessage());
    }
    return problems;
  }

  // The same instance back means that nothing changed.
  @SuppressWarnings("ReferenceEquality")
  private List<String> byItself(
      Relation relation, List<RewriteRule> applied, RewriteEvidence run, String text) {
    List<String> problems = new ArrayList<>();
    Relation after = run.after();
    if (!after.columns().equals(relation.columns())) {
      problems.add("bound columns " + after.columns() + ", not " + relation.columns());
    }
    if (run.changes().isEmpty() && !after.equals(relation)) {
      problems.add("changed, and does not say so");
    }
    if (!RelationJson.load(RelationJson.dump(after), FunctionCatalog.duckdb()).equals(after)) {
      problems.add("JSON and back is another relation");
    }
    Relation again =
        RewriteRules.rewrite(relation, applied, options, keys, FunctionCatalog.duckdb()).after();
    if (!again.equals(after) || !Oracle.emitted(again).equals(text)) {
      problems.add("another run gives " + Oracle.emitted(again));
    }
    RewriteEvidence twice =
        RewriteRules.rewrite(after, applied, options, keys, FunctionCatalog.duckdb());
    if (!Oracle.emitted(twice.after()).equals(text)) {
      problems.add("is not idempotent: then " + Oracle.emitted(twice.after()));
    } else if (applied.size() == 1 && twice.after() != after) {
      problems.add("says that it changed its own result, and did not");
    }
    return problems;
  }

  private static String shown(List<String> rows) {
    String text = rows.toString();
    return text.length() > 800 ? text.substring(0, 800) + " …" : text;
  }
}
