package dev.weir.verify.suite;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Tries one query: on the engine as it is written, through the compiler, and on the engine as it
/// is emitted.
final class QueryTrial {
  private static final Compiler COMPILER = Compiler.duckdb();
  private static final int LONGEST = 600;

  private final Session session;
  private final String place;
  private final QueryText text;
  private long nanos;

  private QueryTrial(Session session, String place, QueryText text) {
    this.session = session;
    this.place = place;
    this.text = text;
  }

  static Verdict of(Session session, String place, QueryText text) throws SQLException {
    QueryTrial trial = new QueryTrial(session, place, text);
    try {
      return trial.verdict();
    } catch (RuntimeException e) {
      return trial.internal(e);
    }
  }

  private Verdict verdict() throws SQLException {
    Optional<String> reason = text.inexpressible(session.catalog());
    int lists = text.pivots() ? session.pivotLists() : 0;
    Answer original = Answer.of(session, text.sql());
    if (reason.isPresent()) {
      return verdict(Outcome.NOT_EXPRESSIBLE, reason.get());
    }
    if (text.pivots() && session.pivotLists() > lists) {
      return verdict(Outcome.NOT_EXPRESSIBLE, "PIVOT over values that the data decides");
    }
    long start = System.nanoTime();
    CompiledQuery compiled;
    try {
      SessionCatalog catalog = session.catalog();
      BindOptions options =
          BindOptions.plain().withOracle(session).readingOutside().in(catalog.namespace());
      compiled = COMPILER.compile(text.sql(), place, catalog.tables(), options);
    } catch (WeirException e) {
      nanos = System.nanoTime() - start;
      return refused(original, e);
    } catch (RuntimeException | StackOverflowError e) {
      nanos = System.nanoTime() - start;
      return internal(e);
    }
    nanos = System.nanoTime() - start;
    return compared(original, compiled);
  }

  private Verdict internal(Throwable e) {
    List<StackTraceElement> trace = List.of(e.getStackTrace());
    return verdict(Outcome.INTERNAL, e + " at " + trace.subList(0, Math.min(12, trace.size())));
  }

  private Verdict refused(Answer original, WeirException e) {
    String message = e.problems().getFirst().message();
    if (e.code() == ErrorCode.INTERNAL) {
      return verdict(Outcome.INTERNAL, message);
    }
    return switch (original) {
      case Answer.Rows _ -> verdict(Outcome.REFUSED, message);
      case Answer.Refusal _, Answer.Failure _ -> verdict(Outcome.BOTH_REFUSE, message);
    };
  }

  private Verdict compared(Answer original, CompiledQuery compiled) {
    Answer emitted = Answer.of(session, compiled.engineSql());
    String sql = " in " + shortened(compiled.engineSql());
    return switch (original) {
      case Answer.Rows expected ->
          switch (emitted) {
            case Answer.Rows found -> compared(expected, found, compiled, sql);
            case Answer.Refusal(String message) ->
                verdict(Outcome.EMITTED_FAILS, shortened(message) + sql);
            case Answer.Failure(String message) ->
                verdict(Outcome.EMITTED_FAILS, shortened(message) + sql);
          };
      case Answer.Refusal(String message) ->
          switch (emitted) {
            case Answer.Rows _ -> verdict(Outcome.OVER_ACCEPTED, shortened(message) + sql);
            case Answer.Refusal _, Answer.Failure _ ->
                verdict(Outcome.ACCEPTED_LATE, shortened(message) + sql);
          };
      case Answer.Failure(String message) ->
          switch (emitted) {
            case Answer.Rows _ -> verdict(Outcome.FAILURE_LOST, shortened(message) + sql);
            case Answer.Refusal _, Answer.Failure _ -> verdict(Outcome.SAME_FAILURE, "");
          };
    };
  }

  private Verdict compared(
      Answer.Rows expected, Answer.Rows found, CompiledQuery compiled, String sql) {
    List<String> names = compiled.schema().columns().stream().map(Column::name).toList();
    List<String> types = compiled.schema().columns().stream().map(c -> c.type().text()).toList();
    if (!isSame(types, expected.types()) || !isSame(found.types(), expected.types())) {
      return different(Outcome.TYPES, expected.types(), types, found.types(), sql);
    }
    if (!names.equals(expected.names()) || !found.names().equals(expected.names())) {
      return different(Outcome.NAMES, expected.names(), names, found.names(), sql);
    }
    if (!expected.readable() || !found.readable() || text.isStateful()) {
      return verdict(Outcome.SAME_COLUMNS, "");
    }
    if (found.rows().equals(expected.rows())) {
      return verdict(Outcome.SAME, "");
    }
    boolean same = found.sorted().equals(expected.sorted());
    if (same && !isOrdered(compiled.relation())) {
      return verdict(Outcome.SAME, "");
    }
    if (!Answer.of(session, text.sql()).equals(expected)) {
      return verdict(Outcome.SAME_COLUMNS, "");
    }
    return verdict(
        same ? Outcome.ORDER : Outcome.ROWS,
        shortened(expected.rows().toString())
            + ", not "
            + shortened(found.rows().toString())
            + sql);
  }

  /// Whether types are the same, whichever of their fields' names stand in quotes.
  private static boolean isSame(List<String> types, List<String> others) {
    return types.equals(others) || read(types).equals(read(others));
  }

  private static List<Object> read(List<String> types) {
    return types.stream().map(QueryTrial::read).toList();
  }

  private static Object read(String type) {
    try {
      return DataType.parse(type);
    } catch (WeirException e) {
      return type;
    }
  }

  private Verdict different(
      Outcome outcome, List<String> engine, List<String> bound, List<String> emitted, String sql) {
    return verdict(
        outcome,
        "engine "
            + shortened(engine.toString())
            + ", compiler "
            + shortened(bound.toString())
            + ", emitted "
            + shortened(emitted.toString())
            + sql);
  }

  private static boolean isOrdered(Relation relation) {
    return switch (relation) {
      case Relation.With with -> isOrdered(with.body());
      case Relation.Select select -> !select.orderBy().isEmpty();
      case Relation.Ordered ordered -> !ordered.orderBy().isEmpty();
      case Relation.SetOperation _, Relation.Values _ -> false;
    };
  }

  private Verdict verdict(Outcome outcome, String detail) {
    return new Verdict(place, text.sql(), outcome, detail, nanos);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
