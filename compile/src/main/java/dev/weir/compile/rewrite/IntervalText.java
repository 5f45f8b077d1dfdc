package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Literal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Intervals of one unit as a text: `90 days`.
final class IntervalText {
  private static final Map<String, String> UNITS =
      Map.of(
          FunctionNames.TO_YEARS, "years",
          FunctionNames.TO_MONTHS, "months",
          FunctionNames.TO_WEEKS, "weeks",
          FunctionNames.TO_DAYS, "days",
          FunctionNames.TO_HOURS, "hours",
          FunctionNames.TO_MINUTES, "minutes",
          FunctionNames.TO_SECONDS, "seconds");

  private static final Pattern PLAIN = Pattern.compile("\\s*(-?[0-9]{1,6})\\s*([a-zA-Z]+)\\s*");

  private IntervalText() {}

  /// The text of an interval's constructor with a constant: `to_days(90)`, and what the binder
  /// makes of `INTERVAL '90' DAY`.
  static Optional<String> of(Expression.Function f) {
    String unit = UNITS.get(f.name());
    return unit == null || f.arguments().size() != 1
        ? Optional.empty()
        : number(f.arguments().getFirst()).map(n -> text(n, unit));
  }

  /// The text in the one spelling, when it is a whole number of one unit.
  static Optional<String> plain(String text) {
    Matcher m = PLAIN.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    String unit = m.group(2).toLowerCase(java.util.Locale.ROOT);
    String units = unit.endsWith("s") ? unit : unit + "s";
    return UNITS.containsValue(units)
        ? Optional.of(text(Integer.toString(Integer.parseInt(m.group(1))), units))
        : Optional.empty();
  }

  private static String text(String number, String units) {
    return number + " " + (number.equals("1") ? units.substring(0, units.length() - 1) : units);
  }

  /// A whole number under the casts and truncations that keep it.
  private static Optional<String> number(Expression e) {
    return switch (e) {
      case Literal l ->
          l.value()
              .filter(v ->
                  v.matches("-?[0-9]{1,6}")
                      && (ExactConstants.isWhole(l) || l.type() == ScalarType.VARCHAR))
              .map(v -> Integer.toString(Integer.parseInt(v)));
      case Expression.Cast(Expression.CastMode mode, Expression value, ScalarType type)
          when mode == Expression.CastMode.STRICT && isWide(type) ->
          number(value);
      case Expression.Function f
          when f.name().equals(FunctionNames.TRUNC) && f.arguments().size() == 1 ->
          number(f.arguments().getFirst());
      default -> Optional.empty();
    };
  }

  private static boolean isWide(ScalarType type) {
    return type == ScalarType.INTEGER || type == ScalarType.BIGINT || type == ScalarType.DOUBLE;
  }
}
