package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import java.math.BigInteger;
import java.util.Map;

/// Precision and scale of decimal arithmetic, rounding and sums. Products of small decimals stay at
/// 18 digits, so that values may overflow at run time.
final class DecimalRules {
  private static final int MAX = DecimalType.MAX_PRECISION;
  private static final int SMALL = 18;

  private DecimalRules() {}

  static void addTo(Map<String, TypeRule> rules) {
    rules.put("add", call -> binary(call, DecimalRules::sum));
    rules.put("subtract", call -> binary(call, DecimalRules::sum));
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
      return ListRules.concatOrDeclared(call);
    }
    if (call.size() == 1) {
      return call.parameterType(0);
    }
    if (call.hasUntypedNull()) {
      return ScalarType.NULL;
    }
    return rule.of(call, decimal(call, 0), decimal(call, 1));
  }

  private static DecimalType decimal(Call call, int index) {
    return Decimals.of(call.type(index))
        .orElseThrow(() -> call.error(call.type(index).text() + " has no decimal form"));
  }

  private static DataType sum(Call call, DecimalType a, DecimalType b) {
    int scale = Math.max(a.scale(), b.scale());
    int digits = Math.min(width(a, b) + 1, MAX);
    DecimalType type = new DecimalType(digits, scale);
    call.castAll(type);
    return type;
  }

  /// The digits that hold the whole part of either and the scale of either.
  private static int width(DecimalType a, DecimalType b) {
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return Math.max(whole + Math.max(a.scale(), b.scale()), Math.max(a.precision(), b.precision()));
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
    if (call.hasUntypedNull()) {
      return ScalarType.NULL;
    }
    DecimalType a = decimal(call, 0);
    DecimalType b = decimal(call, 1);
    int whole = a.precision() - a.scale() + b.scale();
    int scale = call.size() == 3 ? places(call, 2) : Math.max(6, a.scale() + b.precision() + 1);
    if (scale < 0 || scale > MAX) {
      throw call.error(
          "the quotient has %d digits after the point, DECIMAL has 0 to %d; cast to fewer"
              .formatted(scale, MAX));
    }
    if (whole + scale > MAX) {
      throw call.error(
          "the quotient needs %d digits, DECIMAL has at most %d; cast to fewer"
              .formatted(whole + scale, MAX));
    }
    return new DecimalType(whole + scale, scale);
  }

  private static DataType average(Call call) {
    if (call.type(0) instanceof DecimalType decimal) {
      return decimal;
    }
    throw call.error("it averages decimals only; cast the argument to a DECIMAL first");
  }

  private static DataType rounded(Call call, int scale) {
    return isDecimal(call) ? new DecimalType(decimal(call, 0).precision(), scale) : call.declared();
  }

  private static DataType round(Call call) {
    if (call.size() == 1) {
      return rounded(call, 0);
    }
    if (!isDecimal(call)) {
      return call.declared();
    }
    if (call.hasUntypedNull()) {
      return ScalarType.NULL;
    }
    int scale = Math.min(Math.max(0, places(call, 1)), decimal(call, 0).scale());
    return rounded(call, scale);
  }

  /// A number of digits, which must be a constant because the result type depends on it.
  private static int places(Call call, int index) {
    return call.whole(index)
        .map(BigInteger::intValue)
        .orElseThrow(() ->
            call.engineTyped(
                "the number of digits must be a constant, since the result type depends on"
                    + " it"));
  }

  private static DataType total(Call call) {
    if (!isDecimal(call)) {
      return call.declared();
    }
    if (call.type(0) instanceof DecimalType decimal) {
      return new DecimalType(MAX, decimal.scale());
    }
    return call.function().ruleName().equals("sum")
        ? new DecimalType(MAX, decimal(call, 0).scale())
        : call.catalog().resolve("sum", call.arguments()).type();
  }

  private static DataType mean(Call call) {
    return isDecimal(call) ? ScalarType.DOUBLE : call.declared();
  }
}
