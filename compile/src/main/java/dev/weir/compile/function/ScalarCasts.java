package dev.weir.compile.function;

import static dev.weir.model.ScalarType.*;

import dev.weir.model.ScalarType;
import java.util.Arrays;

/// Which scalar types turn into which without being asked, and how dear that is. `DECIMAL` stands
/// as one further target, whatever its precision.
final class ScalarCasts {
  static final int NONE = -1;
  private static final int TYPES = ScalarType.values().length;
  private static final int DECIMAL = TYPES;
  private static final int[] TABLE = table();

  private ScalarCasts() {}

  static int cost(ScalarType from, ScalarType to) {
    return from == to ? 0 : TABLE[from.ordinal() * (TYPES + 1) + to.ordinal()];
  }

  static int costToDecimal(ScalarType from) {
    return TABLE[from.ordinal() * (TYPES + 1) + DECIMAL];
  }

  static int costFromDecimal(ScalarType to) {
    return to == FLOAT || to == DOUBLE ? targetCost(to) : NONE;
  }

  /// How dear a target is: the lower of two possible targets wins.
  static int targetCost(ScalarType to) {
    return switch (to) {
      case BIGINT -> 101;
      case INTEGER -> 102;
      case HUGEINT -> 103;
      case DOUBLE -> 104;
      case TIMESTAMP_NS -> 119;
      case TIMESTAMP -> 120;
      case TIMESTAMP_MS -> 121;
      case TIMESTAMP_S -> 122;
      case TIMESTAMP_TZ -> 123;
      case TIMESTAMP_TZ_NS -> 124;
      case VARCHAR -> 149;
      default -> 110;
    };
  }

  static final int DECIMAL_TARGET = 105;
  static final int NESTED_TARGET = 160;

  private static int[] table() {
    int[] table = new int[TYPES * (TYPES + 1)];
    Arrays.fill(table, NONE);
    allow(table, TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT, BIGNUM, FLOAT, DOUBLE);
    allow(table, SMALLINT, INTEGER, BIGINT, HUGEINT, BIGNUM, FLOAT, DOUBLE);
    allow(table, INTEGER, BIGINT, HUGEINT, BIGNUM, FLOAT, DOUBLE);
    allow(table, BIGINT, HUGEINT, BIGNUM, FLOAT, DOUBLE);
    allow(table, HUGEINT, BIGNUM, FLOAT, DOUBLE);
    allow(
        table, UTINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT, USMALLINT, UINTEGER, UBIGINT, UHUGEINT,
        BIGNUM, FLOAT, DOUBLE);
    allow(
        table, USMALLINT, INTEGER, BIGINT, HUGEINT, UINTEGER, UBIGINT, UHUGEINT, BIGNUM, FLOAT,
        DOUBLE);
    allow(table, UINTEGER, BIGINT, HUGEINT, UBIGINT, UHUGEINT, BIGNUM, FLOAT, DOUBLE);
    allow(table, UBIGINT, HUGEINT, UHUGEINT, BIGNUM, FLOAT, DOUBLE);
    allow(table, UHUGEINT, BIGNUM, FLOAT, DOUBLE);
    for (ScalarType type : ScalarType.values()) {
      if (type.isInteger()) {
        table[type.ordinal() * (TYPES + 1) + DECIMAL] = DECIMAL_TARGET;
      }
    }
    allow(table, BIGNUM, DOUBLE);
    allow(table, FLOAT, DOUBLE, BIGNUM);
    allow(table, DOUBLE, BIGNUM);
    allow(
        table,
        DATE,
        TIMESTAMP,
        TIMESTAMP_S,
        TIMESTAMP_MS,
        TIMESTAMP_NS,
        TIMESTAMP_TZ,
        TIMESTAMP_TZ_NS);
    allow(table, TIMESTAMP, TIMESTAMP_NS, TIMESTAMP_TZ, TIMESTAMP_TZ_NS);
    allow(table, TIMESTAMP_S, TIMESTAMP, TIMESTAMP_MS, TIMESTAMP_NS, TIMESTAMP_TZ, TIMESTAMP_TZ_NS);
    allow(table, TIMESTAMP_MS, TIMESTAMP, TIMESTAMP_NS, TIMESTAMP_TZ, TIMESTAMP_TZ_NS);
    allow(table, TIMESTAMP_NS, TIMESTAMP);
    return table;
  }

  private static void allow(int[] table, ScalarType from, ScalarType... targets) {
    for (ScalarType to : targets) {
      table[from.ordinal() * (TYPES + 1) + to.ordinal()] = targetCost(to);
    }
  }
}
