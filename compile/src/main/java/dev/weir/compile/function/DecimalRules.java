package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import java.math.BigInteger;
import java.util.Map;

/// Precision and scale of decimal arithmetic, rounding and sums. Results that would leave 64 bits
/// stay at 18 digits when the arguments had no more, so that values may overflow at run time.
final class DecimalRules {
  private static final int MAX = DecimalType.MAX_PRECISION;
  private static final int SMALL = 18;

  private DecimalRules() {}

  static void addTo(Map<String, TypeRule> rules) {
    rules.put("+", call -> binary(call, DecimalRules::sum));
    rules.put("-", call -> binary(call, DecimalRules::sum));
    rules.put("*", call -> binary(call, DecimalRules::product));
    rules.put("%", call -> binary(call, DecimalRules::remainder));
    rules.put("decimal_division", DecimalRules::division);
    rules.put("decimal_average", DecimalRules::average);
    rules.put("ceil", call -> rounded(call, 0));
    rules.put("floor", call -> rounded(call, 0));
    rules.put("round", DecimalRules::round);
    rules.put("round_even", DecimalRules::round);
    rules.put("trunc", DecimalRules::round);
    rules.put("sum", DecimalRules::total);
    rules.put("sum_no_overflow", DecimalRules::total);
    rules.put("avg", DecimalRules::mean);
  }

  @FunctionalInterface
  private interface Binary {
    DataType of(Call call, DecimalType a, DecimalType b);
  }

  private static boolean isDecimal(Call call) {
    return call.overload().result() instanceof Pattern.Open open
        && open.family() == Pattern.Family.DECIMAL;
  }

  private static DataType binary(Call call, Binary rule) {
    if (!isDecimal(call)) {
      return call.name().equals("+") || call.name().equals("add")
          ? ListRules.concatOrDeclared(call)
          : call.declared();
    }
    if (call.size() == 1) {
      return call.parameterType(0);
    }
    return rule.of(call, decimal(call, 0), decimal(call, 1));
  }

  private static DecimalType decimal(Call call, int index) {
    return Decimals.of(call.type(index))
        .orElseThrow(() -> call.error(call.type(index).text() + " has no decimal form"));
  }

  private static DataType sum(Call call, DecimalType a, DecimalType b) {
    int scale = Math.max(a.scale(), b.scale());
    int digits = capped(width(a, b) + 1, a, b);
    DecimalType type = new DecimalType(digits, scale);
    call.castAll(type);
    return type;
  }

  /// The digits that hold the whole part of either and the scale of either.
  private static int width(DecimalType a, DecimalType b) {
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return Math.max(
        whole + Math.max(a.scale(), b.scale()), Math.max(a.precision(), b.precision()));
  }

  private static int capped(int digits, DecimalType a, DecimalType b) {
    boolean small = a.precision() <= SMALL && b.precision() <= SMALL;
    return Math.min(small ? Math.min(digits, SMALL) : digits, MAX);
  }

  private static DataType product(Call call, DecimalType a, DecimalType b) {
    int scale = a.scale() + b.scale();
    if (scale > MAX) {
      throw call.error(
          "the product needs %d digits after the point, DECIMAL has at most %d; cast to fewer"
              .formatted(scale, MAX));
    }
    int digits = a.precision() + b.precision();
    boolean small = a.precision() <= SMALL && b.precision() <= SMALL && scale < SMALL;
    return new DecimalType(Math.min(small ? Math.min(digits, SMALL) : digits, MAX), scale);
  }

  private static DataType remainder(Call call, DecimalType a, DecimalType b) {
    int scale = Math.max(a.scale(), b.scale());
    int digits = width(a, b);
    if (digits > MAX) {
      call.castAll(ScalarType.DOUBLE);
      return ScalarType.DOUBLE;
    }
    DecimalType type = new DecimalType(digits, scale);
    call.castAll(type);
    return type;
  }

  private static DataType division(Call call) {
    DecimalType a = decimal(call, 0);
    DecimalType b = decimal(call, 1);
    int whole = a.precision() - a.scale() + b.scale();
    int scale;
    if (call.size() == 3) {
      scale = places(call, 2);
    } else {
      scale = Math.max(6, a.scale() + b.precision() + 1);
    }
    return new DecimalType(Math.min(MAX, whole + scale), Math.min(scale, MAX));
  }

  private static DataType average(Call call) {
    if (call.type(0) instanceof DecimalType decimal) {
      return decimal;
    }
    throw call.error("it averages decimals only; cast the argument to a DECIMAL first");
  }

  private static DataType rounded(Call call, int scale) {
    return isDecimal(call)
        ? new DecimalType(decimal(call, 0).precision(), scale)
        : call.declared();
  }

  private static DataType round(Call call) {
    if (call.size() == 1) {
      return rounded(call, 0);
    }
    if (call.argument(1).isNull() && isDecimal(call)) {
      return ScalarType.NULL;
    }
    if (!isDecimal(call)) {
      return call.declared();
    }
    int scale = Math.min(Math.max(0, places(call, 1)), decimal(call, 0).scale());
    return rounded(call, scale);
  }

  /// A number of digits, which must be a constant because the result type depends on it.
  private static int places(Call call, int index) {
    if (call.argument(index).literal() instanceof Literal.Whole(BigInteger value)) {
      return value.intValue();
    }
    if (call.argument(index).literal() instanceof Literal.Constant(String value)
        && value.strip().matches("-?\\d{1,9}")) {
      return Integer.parseInt(value.strip());
    }
    throw call.error("the number of digits must be a constant, since the result type depends on it");
  }

  private static DataType total(Call call) {
    return isDecimal(call) ? new DecimalType(MAX, decimal(call, 0).scale()) : call.declared();
  }

  private static DataType mean(Call call) {
    return isDecimal(call) ? ScalarType.DOUBLE : call.declared();
  }
}
