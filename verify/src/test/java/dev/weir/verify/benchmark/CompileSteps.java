package dev.weir.verify.benchmark;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.compile.normal.Fingerprints;
import dev.weir.compile.normal.NormalForm;
import dev.weir.compile.normal.Normalizer;
import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.tree.SqlQuery;

/// The steps of the compiler by themselves, over one catalog.
record CompileSteps(Catalog catalog) {
  static SqlQuery parse(String sql) {
    return SqlParser.of(Dialect.DUCKDB).parseQuery(sql);
  }

  Relation bind(SqlQuery query, String sql) {
    return QueryBinder.bind(
        query, sql, "<sql>", catalog, FunctionCatalog.duckdb(), BindOptions.plain());
  }

  static String emit(Relation relation) {
    return SqlPrinter.print(Emitter.emit(relation), Dialect.DUCKDB);
  }

  /// Text to the engine's text.
  String emitted(String sql) {
    return emit(bind(parse(sql), sql));
  }

  static QueryLineage lineage(Relation relation) {
    return Lineage.of(relation);
  }

  static NormalForm normalize(Relation relation) {
    return Normalizer.normalize(relation);
  }

  static Fingerprint fingerprint(NormalForm form, Relation relation) {
    return Fingerprints.of(
        form, new Schema(relation.columns()), FunctionCatalog.duckdb().version(), "policy");
  }

  /// Text to all that is known of a query.
  int everything(String sql) {
    Relation relation = bind(parse(sql), sql);
    return emit(relation).length()
        + lineage(relation).outputs().size()
        + fingerprint(normalize(relation), relation).id().length();
  }
}
