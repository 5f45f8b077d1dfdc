package dev.weir.verify.function;

import dev.weir.model.DataType;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.FunctionTrait;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether the engine keeps what is promised of aggregates and window functions, tried on a table
/// with NULLs and duplicates in several orders.
final class AggregateTraitOracle {
  private static final int ORDERS = 5;

  private final Connection connection;

  AggregateTraitOracle(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
    }
  }

  /// Why a promise does not hold; empty when it does as far as the values go.
  Optional<String> refutation(TraitCalls call, FunctionTrait promise) {
    String agg = aggregate(call);
    return switch (promise) {
      case ANY_ROW_ORDER, EXACT_IN_ANY_ROW_ORDER ->
          differs(over(agg, rows(call, 0)), orders(call, agg));
      case ANY_MULTIPLICITY ->
          differs(
              over(agg, rows(call, 0)),
              List.of(
                  over(agg, "(FROM " + rows(call, 0) + " UNION ALL FROM " + rows(call, 0) + ")")));
      case SKIPS_NULLS ->
          differs(
                  over(agg, rows(call, 0)),
                  List.of(over(agg, "(FROM " + rows(call, 0) + " WHERE a0 IS NOT NULL)")))
              .or(() ->
                  differs(
                      over(agg, "(FROM " + rows(call, 0) + " WHERE a0 IS NULL)"),
                      List.of(over(agg, "(FROM " + rows(call, 0) + " WHERE false)"))));
      case ZERO_FOR_NO_ROWS ->
          differs("SELECT '0'", List.of(over(agg, "(FROM " + rows(call, 0) + " WHERE false)")));
      case NULL_FOR_NO_ROWS ->
          differs("SELECT NULL", List.of(over(agg, "(FROM " + rows(call, 0) + " WHERE false)")));
      case NEVER_NULL -> isNull(call, agg);
      case TOTAL -> fails(over(agg, rows(call, 0)));
      case GIVES_ROW_VALUE ->
          first(
              "SELECT %s FROM %s HAVING %s IS NOT NULL AND NOT list_contains(list(a0), %s)"
                  .formatted(agg, rows(call, 0), agg, agg));
      case SAME_FOR_PEERS ->
          window(call, "ORDER BY k", "ORDER BY k", " GROUP BY k HAVING count(DISTINCT v) > 1");
      case IGNORES_FRAME -> frames(call);
      case ABOUT_PLACE, ORDERS_ITS_ARGUMENT -> Optional.empty();
      case NULL_FOR_ANY_NULL, PRESENT_FOR_ALL_PRESENT, PRESENT_FOR_ANY_PRESENT, COMMUTATIVE ->
          Optional.of("that is about scalar functions");
      case INCREASING, DECREASING -> Optional.of("that is about scalar functions");
    };
  }

  private static String aggregate(TraitCalls call) {
    return call.sql(IntStream.range(0, call.types().size()).mapToObj(i -> "a" + i).toList());
  }

  private static String over(String aggregate, String rows) {
    return "SELECT " + aggregate + " FROM " + rows;
  }

  /// Rows with every value twice and a NULL, in an order that `seed` decides; further arguments are
  /// constants.
  private static String rows(TraitCalls call, int seed) {
    if (call.types().isEmpty()) {
      return "(SELECT 1 FROM range(5))";
    }
    List<String> columns = new ArrayList<>();
    DataType first = call.types().getFirst();
    List<String> values = new ArrayList<>(TraitValues.of(first));
    values.removeIf(
        v -> v.contains("inf") || v.contains("NaN") || v.contains("-0.0") || v.contains("e30"));
    values.addAll(TraitValues.of(first).subList(0, 2));
    values.add("NULL");
    String list =
        String.join(
            ", ", values.stream().map(v -> "CAST(" + v + " AS " + first.text() + ")").toList());
    columns.add("a0");
    for (int i = 1; i < call.types().size(); i++) {
      DataType type = call.types().get(i);
      String value = "CAST(" + constant(type) + " AS " + type.text() + ")";
      // The second argument of regr_… varies with the row.
      columns.add(
          call.name().startsWith("regr_")
                  || call.name().startsWith("covar")
                  || call.name().equals("corr")
              ? "CAST(n AS " + type.text() + ") AS a" + i
              : value + " AS a" + i);
    }
    return "(SELECT %s FROM (SELECT unnest([%s]) AS a0, generate_subscripts([%s], 1) AS n) ORDER BY hash(n + %d), n)"
        .formatted(String.join(", ", columns), list, list, seed * 1000);
  }

  private static String constant(DataType type) {
    return switch (type.text()) {
      case "DOUBLE", "FLOAT" -> "0.5";
      case "VARCHAR" -> "'-'";
      case "DOUBLE[]", "FLOAT[]" -> "[0.5]";
      case String text when text.startsWith("DECIMAL") -> "0.5";
      default -> TraitValues.of(type).get(Math.min(3, TraitValues.of(type).size() - 1));
    };
  }

  private static List<String> orders(TraitCalls call, String agg) {
    return IntStream.range(1, ORDERS).mapToObj(i -> over(agg, rows(call, i))).toList();
  }

  private Optional<String> isNull(TraitCalls call, String agg) {
    for (String condition : List.of("true", "false", "a0 IS NULL")) {
      if (call.types().isEmpty() && condition.startsWith("a0")) {
        continue;
      }
      String sql = over(agg + " IS NULL", "(FROM " + rows(call, 0) + " WHERE " + condition + ")");
      Optional<String> found = first(sql);
      if (!found.equals(Optional.of("false"))) {
        return Optional.of("WHERE " + condition + " it is NULL");
      }
    }
    return Optional.empty();
  }

  private Optional<String> fails(String sql) {
    try {
      values(sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> window(TraitCalls call, String order, String frame, String having) {
    return first(
        "SELECT k FROM (SELECT k, %s OVER (%s) AS v FROM (VALUES (1), (1), (2), (2), (2), (3)) t(k)) %s"
            .formatted(call.sql(List.of()), frame.isEmpty() ? order : frame, having));
  }

  private Optional<String> frames(TraitCalls call) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < call.types().size(); i++) {
      columns.add(
          i == 0 ? "CAST(k AS " + call.types().get(0).text() + ")" : constant(call.types().get(i)));
    }
    String sql = call.sql(columns);
    return first(
        "SELECT k FROM (SELECT k, %s OVER (ORDER BY k) AS v, %s OVER (ORDER BY k ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS w FROM (VALUES (1), (2), (3), (4), (5)) t(k)) WHERE v IS DISTINCT FROM w"
            .formatted(sql, sql));
  }

  private Optional<String> differs(String one, List<String> others) {
    try {
      Optional<String> expected = values(one);
      for (String other : others) {
        Optional<String> actual = values(other);
        if (!isSame(expected, actual)) {
          return Optional.of(other + " gives " + actual + " instead of " + expected);
        }
      }
      return Optional.empty();
    } catch (SQLException e) {
      // A call that fails in every order, such as a sum that overflows, promises nothing else.
      return Optional.empty();
    }
  }

  /// The same, but for how sums of floating-point numbers are rounded.
  private static boolean isSame(Optional<String> a, Optional<String> b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      double x = Double.parseDouble(a.orElse(""));
      double y = Double.parseDouble(b.orElse(""));
      return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// Arguments for which two aggregates give different results.
  Optional<String> difference(TraitCalls call, String other) {
    if (call.kind() != FunctionKind.AGGREGATE) {
      return Optional.empty();
    }
    TraitCalls same =
        new TraitCalls(other, call.kind(), call.types(), call.result(), call.traits());
    return differs(
        over(aggregate(call), rows(call, 0)), List.of(over(aggregate(same), rows(call, 0))));
  }

  private Optional<String> first(String sql) {
    try {
      return values(sql);
    } catch (SQLException e) {
      return Optional.of(e.getMessage() + " in " + sql);
    }
  }

  private Optional<String> values(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }
}
