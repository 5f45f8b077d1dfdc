package dev.weir.compile;

import dev.weir.compile.analyze.CallPlaces;
import dev.weir.compile.analyze.NondeterministicCalls;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.bind.TableReferences;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.Namespace;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.compile.normal.Fingerprints;
import dev.weir.compile.normal.Normalizer;
import dev.weir.compile.policy.CaseMarks;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.rewrite.RewriteContext;
import dev.weir.compile.rewrite.RewriteEvidence;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.compile.rewrite.RewriteRule;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.model.DeepStack;
import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.tree.SqlQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The compiler: text in, [CompiledQuery] out. Needs no engine. Immutable and thread-safe.
public final class Compiler {
  private static final Compiler DUCKDB =
      new Compiler(FunctionCatalog.duckdb(), SqlPolicy.standard(), TableKeys.none());

  private final FunctionCatalog functions;
  private final SqlPolicy policy;
  private final TableKeys keys;
  private final List<RewriteRule> rules;
  private final String policyHash;

  private Compiler(FunctionCatalog functions, SqlPolicy policy, TableKeys keys) {
    this.functions = functions;
    this.policy = policy;
    this.keys = keys;
    this.rules = policy.ruleList();
    this.policyHash = policy.sha256();
  }

  /// The compiler for DuckDB's functions under the standard policy.
  public static Compiler duckdb() {
    return DUCKDB;
  }

  /// The same compiler under another policy. Text that it compiles to runs on DuckDB only if the
  /// policy writes DuckDB's dialect.
  public Compiler with(SqlPolicy other) {
    return new Compiler(functions, other, keys);
  }

  /// The same compiler, whose rules rely on what is promised of tables. Identities do not: a query
  /// has the same fingerprint whatever keys are known.
  public Compiler with(TableKeys promised) {
    return new Compiler(functions, policy, promised);
  }

  /// The policy that queries are compiled under.
  public SqlPolicy policy() {
    return policy;
  }

  /// The functions that calls mean.
  public FunctionCatalog functions() {
    return functions;
  }

  /// Compiles a query.
  ///
  /// @param file what messages call the text, such as its file or `<sql>`
  /// @throws dev.weir.model.WeirException with all problems, each with its place
  public CompiledQuery compile(String sql, String file, Catalog catalog) {
    return compile(sql, file, catalog, BindOptions.plain());
  }

  /// Compiles a query with parameters or a guard over tables.
  public CompiledQuery compile(String sql, String file, Catalog catalog, BindOptions options) {
    SqlQuery syntax = parse(sql, file);
    return compile(syntax, sql, file, catalog, options);
  }

  /// Reads a text of the policy's dialect that holds exactly one query.
  public SqlQuery parse(String sql, String file) {
    return policy.read().equals(Dialect.DUCKDB)
        ? SqlParser.of(Dialect.DUCKDB).forFile(file).within(policy.limits().text()).parseQuery(sql)
        : DeepStack.call(() -> SqlTranspiler.read(sql, policy.read(), file));
  }

  /// The tables that a query names and does not define itself, each without the default catalog and
  /// schema that it may name.
  public List<TableName> references(SqlQuery query) {
    Namespace namespace = policy.qualification().namespace();
    Map<String, TableName> names = new LinkedHashMap<>();
    TableReferences.of(query)
        .forEach(name -> {
          TableName shortest = namespace.shortest(name);
          names.putIfAbsent(shortest.key(), shortest);
        });
    return List.copyOf(names.values());
  }

  /// Compiles a query that was parsed before.
  public CompiledQuery compile(
      SqlQuery syntax, String sql, String file, Catalog catalog, BindOptions options) {
    return DeepStack.call(() -> compiled(syntax, sql, file, catalog, options));
  }

  /// What decides a query's result, without what it takes to run or explain it.
  public QueryIdentity identify(
      SqlQuery syntax, String sql, String file, Catalog catalog, BindOptions options) {
    return DeepStack.call(() -> {
      CallPlaces places = new CallPlaces();
      Relation relation = bound(syntax, sql, file, catalog, options, places);
      Schema schema = new Schema(relation.columns());
      return new QueryIdentity(
          schema,
          fingerprint(relation, schema),
          Lineage.tables(relation),
          NondeterministicCalls.of(relation, places));
    });
  }

  /// The query as it was meant: its fingerprint and lineage are those before any rewrite.
  private Relation bound(
      SqlQuery syntax,
      String sql,
      String file,
      Catalog catalog,
      BindOptions options,
      CallPlaces places) {
    BindOptions named =
        options.namespace().isPresent() ? options : options.in(policy.qualification().namespace());
    BindOptions bounded = named.within(policy.limits());
    Relation relation = QueryBinder.bind(syntax, sql, file, catalog, functions, bounded, places);
    return switch (policy.identifiers()) {
      case KEPT -> relation;
      case LOWER, UPPER -> {
        RewriteOptions folding = rewriting(sql, file);
        Relation inside =
            RewriteRules.named("normalize_identifiers")
                .apply(relation, RewriteContext.of(relation, folding, TableKeys.none(), functions));
        yield RewriteRules.normalizedOutputs(inside, folding);
      }
    };
  }

  private RewriteOptions rewriting(String sql, String file) {
    RewriteOptions stated = policy.rewriting();
    return stated.with(stated.fold(), CaseMarks.of(sql, policy.read(), file));
  }

  private Fingerprint fingerprint(Relation relation, Schema schema) {
    return Fingerprints.of(Normalizer.normalize(relation), schema, functions.version(), policyHash);
  }

  private CompiledQuery compiled(
      SqlQuery syntax, String sql, String file, Catalog catalog, BindOptions options) {
    long start = System.nanoTime();
    CallPlaces places = new CallPlaces();
    Relation relation = bound(syntax, sql, file, catalog, options, places);
    long nanos = System.nanoTime() - start;
    QueryLineage lineage = Lineage.of(relation);
    Schema schema = new Schema(relation.columns());
    RewriteEvidence evidence =
        RewriteRules.rewrite(
                relation, rules, rewriting(sql, file), keys, functions, policy.generation().style())
            .withBinding(nanos);
    SqlTranspiler.Transpiled text = written(evidence, file);
    return new CompiledQuery(
        syntax,
        evidence.after(),
        schema,
        fingerprint(relation, schema),
        lineage,
        lineage.tables(),
        NondeterministicCalls.of(relation, places),
        text.sql(),
        policy,
        evidence,
        text.warnings());
  }

  private SqlTranspiler.Transpiled written(RewriteEvidence evidence, String file) {
    SqlQuery query = Emitter.emit(evidence.after());
    PrintStyle style = evidence.styleAfter();
    if (policy.write().equals(Dialect.DUCKDB)) {
      return new SqlTranspiler.Transpiled(
          SqlPrinter.print(query, Dialect.DUCKDB, style), List.of());
    }
    return SqlTranspiler.transpile(
        SqlPrinter.print(query, Dialect.DUCKDB),
        Dialect.DUCKDB,
        policy.write(),
        style,
        policy.generation().unsupported(),
        "<compiled " + file + ">");
  }
}
