package dev.weir.compile.bind;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.SqlExpression;
import java.util.List;

/// `INTERVAL n unit` is a call of the unit's function, `INTERVAL '…'` a cast: as the engine reads
/// it.
final class Intervals {
  private Intervals() {}

  static Expression bind(
      SqlExpression.IntervalLiteral interval, Expression value, ExpressionBinder expressions) {
    if (BindContext.isPoison(value)) {
      return value;
    }
    if (interval.unit().isEmpty()) {
      return cast(value, ScalarType.INTERVAL);
    }
    return switch (interval.unit().get()) {
      case "second", "millisecond" -> call(interval, cast(value, ScalarType.DOUBLE), expressions);
      case "hour", "minute", "microsecond" ->
          call(interval, whole(value, ScalarType.BIGINT, interval, expressions), expressions);
      case "year", "month", "day", "week", "quarter", "decade", "century", "millennium" ->
          call(interval, whole(value, ScalarType.INTEGER, interval, expressions), expressions);
      case String unit ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED, "intervals of '" + unit + "' are not supported");
    };
  }

  private static Expression call(
      SqlExpression.IntervalLiteral interval, Expression value, ExpressionBinder expressions) {
    String function =
        switch (interval.unit().orElseThrow()) {
          case "century" -> "to_centuries";
          case "millennium" -> "to_millennia";
          case String unit -> "to_" + unit + "s";
        };
    return expressions.function(function, List.of(value), interval.span());
  }

  private static Expression whole(
      Expression value,
      DataType type,
      SqlExpression.IntervalLiteral interval,
      ExpressionBinder expressions) {
    Expression number = cast(value, ScalarType.DOUBLE);
    return cast(expressions.function("trunc", List.of(number), interval.span()), type);
  }

  private static Expression cast(Expression value, DataType type) {
    return new Expression.Cast(Expression.CastMode.STRICT, value, type);
  }
}
