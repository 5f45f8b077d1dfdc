package dev.weir.build;

import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.EngineSession;
import dev.weir.run.Surface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Two queries run over the same rows, compared as bags: order does not count, duplicates do. Only
/// columns of one name and type are compared; without any, the numbers of rows are.
///
/// @param over the rows, in words
/// @param columns the names of the compared columns
/// @param rows how many rows the queries give, before and after
/// @param differing how many rows only one of them gives, before and after
/// @param onlyBefore some of the rows that only the earlier query gives, as texts
/// @param onlyAfter some of those that only the later one gives
/// @param failure why nothing could be compared; empty when it could
public record RowTrial(
    String over,
    List<String> columns,
    Pair rows,
    Pair differing,
    List<List<String>> onlyBefore,
    List<List<String>> onlyAfter,
    String failure) {
  private static final int SHOWN = 5;

  public RowTrial {
    Objects.requireNonNull(over);
    Objects.requireNonNull(rows);
    Objects.requireNonNull(differing);
    Objects.requireNonNull(failure);
    columns = List.copyOf(columns);
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
  }

  /// A number for the earlier query and one for the later.
  public record Pair(long before, long after) {}

  /// A query as the engine gets it, and its columns.
  public record Side(String sql, Schema schema) {}

  /// Whether rows were found that only one of the queries gives.
  public boolean differs() {
    return differing.before() + differing.after() > 0
        || columns.isEmpty() && rows.before() != rows.after();
  }

  /// Runs both texts in a session that has their tables; the engine says what columns they have.
  public static RowTrial ofTexts(EngineSession session, String over, String before, String after) {
    Side old;
    Side now;
    try {
      old = new Side(before, session.describe(before));
      now = new Side(after, session.describe(after));
    } catch (WeirException e) {
      return failed(over, List.of(), e.problems().getFirst().message());
    }
    return of(session, over, old, now);
  }

  /// Runs both in a session that has their tables.
  public static RowTrial of(EngineSession session, String over, Side before, Side after) {
    Map<Integer, Integer> shared = shared(before.schema(), after.schema());
    List<String> names =
        shared.values().stream().map(i -> after.schema().columns().get(i).name()).toList();
    try {
      String old = select(before, List.copyOf(shared.keySet()));
      String now = select(after, List.copyOf(shared.values()));
      Pair rows = new Pair(count(session, old), count(session, now));
      Pair none = new Pair(0, 0);
      if (shared.isEmpty()) {
        return new RowTrial(over, names, rows, none, List.of(), List.of(), "");
      }
      if (count(session, old + " EXCEPT ALL " + old) > 0
          || count(session, now + " EXCEPT ALL " + now) > 0) {
        return failed(over, names, "a query gives other rows each time it runs");
      }
      String gone = old + " EXCEPT ALL " + now;
      String fresh = now + " EXCEPT ALL " + old;
      Pair differing = new Pair(count(session, gone), count(session, fresh));
      return new RowTrial(
          over,
          names,
          rows,
          differing,
          differing.before() == 0 ? List.of() : shown(session, gone, names.size()),
          differing.after() == 0 ? List.of() : shown(session, fresh, names.size()),
          "");
    } catch (WeirException e) {
      return failed(over, names, e.problems().getFirst().message());
    }
  }

  private static RowTrial failed(String over, List<String> names, String why) {
    Pair none = new Pair(0, 0);
    return new RowTrial(over, names, none, none, List.of(), List.of(), why);
  }

  /// Columns of one name and type: where they stand before and after.
  private static Map<Integer, Integer> shared(Schema before, Schema after) {
    Map<String, Integer> olds = new LinkedHashMap<>();
    for (int i = 0; i < before.columns().size(); i++) {
      olds.putIfAbsent(Identifiers.fold(before.columns().get(i).name()), i);
    }
    Map<Integer, Integer> shared = new LinkedHashMap<>();
    for (int i = 0; i < after.columns().size(); i++) {
      Column column = after.columns().get(i);
      Integer old = olds.get(Identifiers.fold(column.name()));
      if (old != null && before.columns().get(old).type().equals(column.type())) {
        shared.putIfAbsent(old, i);
      }
    }
    return shared;
  }

  private static String select(Side side, List<Integer> columns) {
    String all = names(IntStream.range(0, side.schema().columns().size()).boxed().toList());
    String wanted = columns.isEmpty() ? "1" : names(columns);
    return "(SELECT " + wanted + " FROM (\n" + side.sql() + "\n) AS q(" + all + "))";
  }

  private static String names(List<Integer> columns) {
    return columns.stream().map(i -> "c" + i).collect(Collectors.joining(", "));
  }

  private static long count(EngineSession session, String rows) {
    return Long.parseLong(
        texts(session, "SELECT count(*)::VARCHAR FROM (" + rows + ")", 1).getFirst().getFirst());
  }

  private static List<List<String>> shown(EngineSession session, String rows, int width) {
    String names =
        IntStream.range(0, width).mapToObj(i -> "x" + i).collect(Collectors.joining(", "));
    String texts =
        IntStream.range(0, width)
            .mapToObj(i -> "coalesce(x" + i + "::VARCHAR, 'NULL')")
            .collect(Collectors.joining(", "));
    return texts(
        session,
        "SELECT %s FROM (%s) AS q(%s) ORDER BY ALL LIMIT %d".formatted(texts, rows, names, SHOWN),
        SHOWN);
  }

  private static List<List<String>> texts(EngineSession session, String sql, int most) {
    try (BatchStream stream = session.query(sql, Surface.INTERNAL)) {
      List<List<String>> rows = new ArrayList<>();
      stream.collect(most).forEach(row -> rows.add(row.stream().map(String::valueOf).toList()));
      return rows;
    }
  }
}
