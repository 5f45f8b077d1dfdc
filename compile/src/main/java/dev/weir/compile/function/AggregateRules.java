package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.ScalarType;
import java.util.List;
import java.util.Map;

/// Aggregates and window functions that give back what they were given, or a list or map of it.
final class AggregateRules {
  private AggregateRules() {}

  static void addTo(Map<String, TypeRule> rules) {
    for (String name :
        List.of(
            "first",
            "last",
            "any_value",
            "mode",
            "first_value",
            "last_value",
            "nth_value",
            "lag",
            "lead")) {
      rules.put(name, AggregateRules::same);
    }
    rules.put("fill", AggregateRules::fill);
    rules.put("min", AggregateRules::extreme);
    rules.put("max", AggregateRules::extreme);
    for (String name :
        List.of(
            "arg_min",
            "arg_max",
            "arg_min_null",
            "arg_max_null",
            "arg_min_nulls_last",
            "arg_max_nulls_last")) {
      rules.put(name, AggregateRules::argument);
    }
    rules.put("approx_top_k", call -> new ListType(call.type(0)));
    rules.put("histogram", AggregateRules::histogram);
    rules.put("histogram_exact", AggregateRules::histogram);
    rules.put("median", call -> continuous(call.type(0)));
    rules.put("quantile_cont", AggregateRules::quantileCont);
    rules.put("quantile_disc", AggregateRules::quantileDisc);
    rules.put("mad", AggregateRules::mad);
    rules.put("combine_aggr", AggregateRules::states);
  }

  private static DataType same(Call call) {
    return call.type(0);
  }

  private static DataType extreme(Call call) {
    return call.size() == 1 ? call.type(0) : new ListType(call.type(0));
  }

  private static DataType argument(Call call) {
    return call.size() == 2 ? call.type(0) : new ListType(call.type(0));
  }

  /// Fills between neighbours, so values must be numbers or times that can be subtracted.
  private static DataType fill(Call call) {
    DataType type = call.type(0);
    boolean subtracts =
        type instanceof DecimalType
            || type instanceof ScalarType scalar
                && switch (scalar) {
                  case TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT -> true;
                  case UTINYINT, USMALLINT, UINTEGER, UBIGINT, UHUGEINT, FLOAT, DOUBLE -> true;
                  case DATE, TIMESTAMP, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS, TIMESTAMP_TZ ->
                      true;
                  case TIMESTAMP_TZ_NS, TIME, TIME_NS -> true;
                  default -> false;
                };
    if (!subtracts) {
      throw call.error("values of type " + type.text() + " cannot be subtracted");
    }
    return type;
  }

  private static DataType histogram(Call call) {
    if (call.size() == 1) {
      return new MapType(call.type(0), ScalarType.UBIGINT);
    }
    DataType key = call.type(0) instanceof DecimalType ? ScalarType.DOUBLE : call.type(0);
    return new MapType(key, ScalarType.UBIGINT);
  }

  /// What lies between two values: DOUBLE for whole numbers, TIMESTAMP for dates.
  private static DataType continuous(DataType type) {
    return switch (type) {
      case ScalarType scalar when scalar.isInteger() -> ScalarType.DOUBLE;
      case ScalarType scalar when scalar == ScalarType.NULL -> ScalarType.DOUBLE;
      case ScalarType scalar when scalar == ScalarType.DATE -> ScalarType.TIMESTAMP;
      default -> type;
    };
  }

  private static DataType quantileCont(Call call) {
    DataType value = call.parameterType(0);
    return forFractions(call, continuous(value));
  }

  private static DataType quantileDisc(Call call) {
    if (call.size() < 2) {
      throw call.error("it needs the fraction, a constant from 0 to 1, or a list of fractions");
    }
    return forFractions(call, call.type(0));
  }

  private static DataType forFractions(Call call, DataType one) {
    boolean many = call.type(1) instanceof ListType || call.type(1) instanceof ArrayType;
    return many ? new ListType(one) : one;
  }

  private static DataType mad(Call call) {
    return call.type(0) instanceof DecimalType decimal ? decimal : call.declared();
  }

  private static DataType states(Call call) {
    throw call.error("it combines aggregate states, which queries do not have");
  }
}
