package dev.weir.verify.function;

import dev.weir.model.DataType;
import dev.weir.model.function.FunctionTrait;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether the engine keeps what is promised of scalar functions, tried on all combinations of a
/// few values.
final class ScalarTraitOracle {
  private final Connection connection;

  ScalarTraitOracle(Connection connection) {
    this.connection = connection;
  }

  /// Why a promise does not hold; empty when it does as far as the values go.
  Optional<String> refutation(TraitCalls call, FunctionTrait promise) {
    return switch (promise) {
      case NULL_FOR_ANY_NULL -> notNullInSpiteOfNull(call);
      case PRESENT_FOR_ALL_PRESENT -> nullWithout(call);
      case PRESENT_FOR_ANY_PRESENT -> nullInSpiteOfOne(call);
      case NEVER_NULL -> nullWithout(call).or(() -> nullInSpiteOfOne(call));
      case TOTAL -> error(call);
      case COMMUTATIVE -> swapped(call);
      case INCREASING -> turned(call, ">");
      case DECREASING -> turned(call, "<");
      case ANY_ROW_ORDER,
          EXACT_IN_ANY_ROW_ORDER,
          ANY_MULTIPLICITY,
          SKIPS_NULLS,
          ZERO_FOR_NO_ROWS,
          NULL_FOR_NO_ROWS ->
          Optional.of("that is about aggregates");
      case GIVES_ROW_VALUE, ABOUT_PLACE, SAME_FOR_PEERS, IGNORES_FRAME, ORDERS_ITS_ARGUMENT ->
          Optional.of("that is about rows");
    };
  }

  private static List<String> columns(TraitCalls call) {
    return IntStream.range(0, call.types().size()).mapToObj(i -> "a" + i).toList();
  }

  /// All combinations of values as columns `a0`, `a1`, …; the parameter `without` is NULL.
  private static String rows(TraitCalls call, int without) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < call.types().size(); i++) {
      DataType type = call.types().get(i);
      List<String> values = i == without ? List.of("NULL") : values(type, call.types().size());
      parts.add(
          "(SELECT unnest(["
              + String.join(", ", values.stream().map(v -> cast(v, type)).toList())
              + "]) AS a"
              + i
              + ") t"
              + i);
    }
    return parts.isEmpty() ? "(SELECT 1) t" : String.join(", ", parts);
  }

  private static String cast(String value, DataType type) {
    return "CAST(" + value + " AS " + type.text() + ")";
  }

  /// Fewer values where there are many parameters.
  private static List<String> values(DataType type, int parameters) {
    List<String> all = TraitValues.of(type);
    int most = parameters <= 2 ? all.size() : parameters == 3 ? 6 : 3;
    return all.size() <= most ? all : all.subList(0, most);
  }

  private Optional<String> notNullInSpiteOfNull(TraitCalls call) {
    for (int i = 0; i < call.types().size(); i++) {
      String result = "TRY(" + call.sql(columns(call)) + ")";
      Optional<String> found =
          first(
              "SELECT CAST(%s AS VARCHAR) FROM %s WHERE %s IS NOT NULL LIMIT 1"
                  .formatted(result, rows(call, i), result));
      if (found.isPresent()) {
        return Optional.of("with argument " + (i + 1) + " NULL it gives " + found.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> nullWithout(TraitCalls call) {
    return failing(
        call,
        "SELECT concat_ws(', ', 'arguments'%s) FROM %s WHERE %s IS NULL LIMIT 1"
            .formatted(shown(call), rows(call, -1), call.sql(columns(call))));
  }

  private static String shown(TraitCalls call) {
    return String.join(
        "", columns(call).stream().map(c -> ", CAST(" + c + " AS VARCHAR)").toList());
  }

  private Optional<String> nullInSpiteOfOne(TraitCalls call) {
    if (call.types().size() == 1) {
      return Optional.empty();
    }
    for (int i = 0; i < call.types().size(); i++) {
      Optional<String> found =
          failing(
              call,
              "SELECT concat_ws(', ', 'arguments'%s) FROM %s WHERE %s IS NULL LIMIT 1"
                  .formatted(shown(call), rows(call, i), call.sql(columns(call))));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// A row of the answer, row by row where the function fails for some arguments.
  private Optional<String> failing(TraitCalls call, String sql) {
    try {
      return row(sql);
    } catch (SQLException e) {
      if (call.traits().has(FunctionTrait.TOTAL)) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      return perCombination(call, 0, new ArrayList<>());
    }
  }

  private Optional<String> perCombination(TraitCalls call, int at, List<String> values) {
    if (at == call.types().size()) {
      try {
        return row("SELECT 1 WHERE " + call.sql(values) + " IS NULL")
            .map(_ -> values + " gives NULL");
      } catch (SQLException e) {
        return Optional.empty();
      }
    }
    for (String value : values(call.types().get(at), 3)) {
      List<String> more = new ArrayList<>(values);
      more.add(cast(value, call.types().get(at)));
      Optional<String> found = perCombination(call, at + 1, more);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> error(TraitCalls call) {
    for (int without = -1; without < call.types().size(); without++) {
      try {
        row(
            "SELECT max(CAST(%s AS VARCHAR)) FROM %s"
                .formatted(call.sql(columns(call)), rows(call, without)));
      } catch (SQLException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> swapped(TraitCalls call) {
    if (call.types().size() != 2) {
      return Optional.of("it has " + call.types().size() + " arguments");
    }
    return first(
        "SELECT concat_ws(', ', 'arguments'%s) FROM %s WHERE TRY(%s) IS DISTINCT FROM TRY(%s) LIMIT 1"
            .formatted(
                shown(call),
                rows(call, -1),
                call.sql(List.of("a0", "a1")),
                call.sql(List.of("a1", "a0"))));
  }

  private Optional<String> turned(TraitCalls call, String wrong) {
    int last = call.types().size() - 1;
    List<String> later = new ArrayList<>(columns(call));
    later.set(last, "b");
    DataType type = call.types().get(last);
    String more =
        "(SELECT unnest(["
            + String.join(", ", TraitValues.of(type).stream().map(v -> cast(v, type)).toList())
            + "]) AS b) tb";
    return first(
        "SELECT concat_ws(', ', 'arguments'%s) FROM %s, %s WHERE a%d < b AND TRY(%s) %s TRY(%s) LIMIT 1"
            .formatted(
                shown(call),
                rows(call, -1),
                more,
                last,
                call.sql(columns(call)),
                wrong,
                call.sql(later)));
  }

  /// Arguments for which two functions give different results.
  Optional<String> difference(TraitCalls call, String other) {
    TraitCalls same =
        new TraitCalls(other, call.kind(), call.types(), call.result(), call.traits());
    List<String> columns = columns(call);
    try {
      return row(
          "SELECT concat_ws(', ', 'arguments'%s) FROM %s WHERE TRY(%s) IS DISTINCT FROM TRY(%s) LIMIT 1"
              .formatted(shown(call), rows(call, -1), call.sql(columns), same.sql(columns)));
    } catch (SQLException e) {
      // What takes constants only, or fails beyond TRY, does so under both names.
      return error(call).isPresent() && error(same).isPresent()
          ? Optional.empty()
          : Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> first(String sql) {
    try {
      return row(sql);
    } catch (SQLException e) {
      return Optional.of(e.getMessage() + " in " + sql);
    }
  }

  private Optional<String> row(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.of(String.valueOf(rows.getString(1))) : Optional.empty();
    }
  }
}
