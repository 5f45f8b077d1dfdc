package dev.weir.compile;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.bind.TableReferences;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.compile.normal.Fingerprints;
import dev.weir.compile.normal.Normalizer;
import dev.weir.model.DeepStack;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;

/// The compiler: text in, [CompiledQuery] out. Needs no engine. Immutable and thread-safe.
public final class Compiler {
  private static final Compiler DUCKDB = new Compiler(FunctionCatalog.duckdb());

  private final FunctionCatalog functions;

  private Compiler(FunctionCatalog functions) {
    this.functions = functions;
  }

  /// The compiler for DuckDB's dialect and functions.
  public static Compiler duckdb() {
    return DUCKDB;
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

  /// Reads a text that holds exactly one query.
  public SqlQuery parse(String sql, String file) {
    return SqlParser.of(Dialect.DUCKDB).forFile(file).parseQuery(sql);
  }

  /// The tables that a query names and does not define itself.
  public List<TableName> references(SqlQuery query) {
    return TableReferences.of(query);
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
      Relation relation = QueryBinder.bind(syntax, sql, file, catalog, functions, options);
      Schema schema = new Schema(relation.columns());
      return new QueryIdentity(
          schema,
          Fingerprints.of(Normalizer.normalize(relation), schema, functions.version()),
          Lineage.tables(relation));
    });
  }

  private CompiledQuery compiled(
      SqlQuery syntax, String sql, String file, Catalog catalog, BindOptions options) {
    Relation relation = QueryBinder.bind(syntax, sql, file, catalog, functions, options);
    QueryLineage lineage = Lineage.of(relation);
    String engineSql = SqlPrinter.print(Emitter.emit(relation), Dialect.DUCKDB);
    Schema schema = new Schema(relation.columns());
    return new CompiledQuery(
        syntax,
        relation,
        schema,
        Fingerprints.of(Normalizer.normalize(relation), schema, functions.version()),
        lineage,
        lineage.tables(),
        engineSql);
  }
}
