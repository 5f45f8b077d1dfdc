package dev.weir.compile;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.DeepStack;
import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.transform.SqlTranspiler.Transpiled;
import dev.weir.sql.transform.SqlTranspiler.Unsupported;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;
import java.util.stream.Stream;

/// From text of one dialect to text of another, with the help of a catalog: what a dialect cannot
/// say as written (`* EXCLUDE`, `COLUMNS(…)`, an alias in WHERE) it can once stars are expanded and
/// every name is found. Without tables a catalog still helps where all sources are subqueries,
/// VALUES or functions. Thread-safe.
public final class CatalogTranspiler {
  private final Catalog catalog;
  private final FunctionCatalog functions;
  private final boolean complete;

  private CatalogTranspiler(Catalog catalog, FunctionCatalog functions, boolean complete) {
    this.catalog = catalog;
    this.functions = functions;
    this.complete = complete;
  }

  /// One that knows the tables of the queries: they are always bound, and a name that does not
  /// exist is an error.
  public static CatalogTranspiler of(Catalog catalog, FunctionCatalog functions) {
    return new CatalogTranspiler(catalog, functions, true);
  }

  /// One that knows no tables: a query is bound only where the dialect cannot say it as written.
  public static CatalogTranspiler withoutTables(Catalog empty, FunctionCatalog functions) {
    return new CatalogTranspiler(empty, functions, false);
  }

  /// A query from one dialect to another; see [SqlTranspiler#transpile].
  public Transpiled transpile(
      String text,
      Dialect from,
      Dialect to,
      PrintStyle style,
      Unsupported unsupported,
      String file) {
    if (complete) {
      return bound(text, from, to, style, unsupported, file);
    }
    try {
      return SqlTranspiler.transpile(text, from, to, style, Unsupported.ERROR, file);
    } catch (WeirException e) {
      if (e.code() != ErrorCode.UNSUPPORTED) {
        throw e;
      }
    }
    try {
      return bound(text, from, to, style, Unsupported.ERROR, file);
    } catch (WeirException _) {
      return SqlTranspiler.transpile(text, from, to, style, unsupported, file);
    }
  }

  private Transpiled bound(
      String text,
      Dialect from,
      Dialect to,
      PrintStyle style,
      Unsupported unsupported,
      String file) {
    return DeepStack.call(() -> {
      SqlTranspiler.Reading reading = SqlTranspiler.readInDoubt(text, from, file);
      SqlQuery emitted =
          Emitter.emit(
              QueryBinder.bind(
                  reading.query(), text, file, catalog, functions, BindOptions.plain()));
      String engine = SqlPrinter.print(emitted, Dialect.DUCKDB, style);
      if (to.equals(Dialect.DUCKDB)) {
        return new Transpiled(engine, reading.doubts());
      }
      try {
        Transpiled written =
            SqlTranspiler.transpile(engine, Dialect.DUCKDB, to, style, Unsupported.ERROR, file);
        return new Transpiled(written.sql(), joined(reading.doubts(), written.warnings()));
      } catch (WeirException _) {
        // As written, so that the places are those of the text; what works as written is taken.
        return SqlTranspiler.transpile(text, from, to, style, unsupported, file);
      }
    });
  }

  private static List<Problem> joined(List<Problem> first, List<Problem> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
