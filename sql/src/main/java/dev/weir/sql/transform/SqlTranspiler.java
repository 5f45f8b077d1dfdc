package dev.weir.sql.transform;

import dev.weir.model.DeepStack;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;

/// From text of one dialect to text of another. The tree between them means what DuckDB means by
/// it. Thread-safe.
public final class SqlTranspiler {
  private SqlTranspiler() {}

  /// A text, and what may mean something else in it or could not be said.
  public record Transpiled(String sql, List<Problem> warnings) {
    public Transpiled {
      warnings = List.copyOf(warnings);
    }
  }

  /// What to do about a construct that the dialect cannot say.
  public enum Unsupported {
    /// Throw, with all of them at once and their places.
    ERROR,
    /// Keep it in the text and warn.
    WARNING
  }

  /// A tree that was read, and what in the text may mean something else in its dialect.
  public record Reading(SqlQuery query, List<Problem> doubts) {
    public Reading {
      doubts = List.copyOf(doubts);
    }
  }

  /// The tree of a query in a dialect's text, in the tree's own meaning. Throws what may mean
  /// something else in the dialect too: what goes on to run must not differ in silence.
  public static SqlQuery read(String text, Dialect dialect, String file) {
    Reading reading = readInDoubt(text, dialect, file);
    if (!reading.doubts().isEmpty()) {
      throw new WeirException(reading.doubts());
    }
    return reading.query();
  }

  /// The same for callers that pass doubts on to people.
  public static Reading readInDoubt(String text, Dialect dialect, String file) {
    return DeepStack.call(() -> {
      TransformContext context = new TransformContext(dialect, file, text);
      SqlQuery query = applied(parsed(text, dialect, file), Transforms.reading(dialect), context);
      context.check();
      return new Reading(query, context.warnings());
    });
  }

  /// A tree as text of a dialect. Throws when the dialect cannot say it; the spans point into
  /// `text`.
  public static String write(SqlQuery query, Dialect dialect, PrintStyle style, String text) {
    return DeepStack.call(() -> {
      TransformContext context = new TransformContext(dialect, "<sql>", text);
      SqlQuery form = applied(query, Transforms.writing(dialect), context);
      context.check();
      return SqlPrinter.print(form, dialect, style);
    });
  }

  /// A query from one dialect to another.
  public static Transpiled transpile(
      String text,
      Dialect from,
      Dialect to,
      PrintStyle style,
      Unsupported unsupported,
      String file) {
    return DeepStack.call(() -> transpiled(text, from, to, style, unsupported, file));
  }

  private static Transpiled transpiled(
      String text,
      Dialect from,
      Dialect to,
      PrintStyle style,
      Unsupported unsupported,
      String file) {
    SqlQuery surface = parsed(text, from, file);
    if (from.equals(to)) {
      return new Transpiled(SqlPrinter.print(surface, to, style), List.of());
    }
    TransformContext reading = new TransformContext(from, file, text);
    SqlQuery query = applied(surface, Transforms.reading(from), reading);
    TransformContext writing = new TransformContext(to, file, text);
    SqlQuery form = applied(query, Transforms.writing(to), writing);
    List<Problem> warnings = new ArrayList<>();
    for (TransformContext context : List.of(reading, writing)) {
      if (unsupported == Unsupported.ERROR) {
        context.check();
      }
      warnings.addAll(context.unsupported());
      warnings.addAll(context.warnings());
    }
    return new Transpiled(SqlPrinter.print(form, to, style), warnings);
  }

  private static SqlQuery parsed(String text, Dialect dialect, String file) {
    return SqlParser.of(dialect).forFile(file).parseQuery(text);
  }

  private static SqlQuery applied(
      SqlQuery query, List<SqlTransform> transforms, TransformContext context) {
    SqlQuery form = query;
    for (SqlTransform transform : transforms) {
      form = transform.apply(form, context);
    }
    return form;
  }
}
