package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import java.util.List;
import java.util.Optional;

/// Parts of dates in Spark, whose week begins on another day and whose seconds have fractions.
final class SparkDates {
  private SparkDates() {}

  static Optional<SqlExpression> written(String name, Call call, TransformContext context) {
    List<SqlExpression> a = Build.arguments(call);
    return switch (name) {
      case "date_part", "datepart" ->
          a.size() == 2
              ? part(SharedForms.part(a.get(0)), a.get(1), call, context)
              : refused(call, context);
      case "dayofweek", "weekday" -> part("dow", a.getFirst(), call, context);
      case "isodow" -> part("isodow", a.getFirst(), call, context);
      case "isoyear" -> part("isoyear", a.getFirst(), call, context);
      case "week" -> part("week", a.getFirst(), call, context);
      case "monthname" -> Optional.of(named("MMMM", a.getFirst(), call));
      case "dayname" -> Optional.of(named("EEEE", a.getFirst(), call));
      case "date_trunc", "datetrunc" -> truncated(a, call, context);
      case "date_diff", "datediff" ->
          a.size() == 3 && SharedForms.part(a.get(0)).equals("day")
              ? Optional.of(Build.call("datediff", call.span(), a.get(2), a.get(1)))
              : refused(call, context);
      default -> Optional.empty();
    };
  }

  private static SqlExpression named(String format, SqlExpression date, Call call) {
    return Build.call("date_format", call.span(), date, Build.string(format, Span.NONE));
  }

  private static Optional<SqlExpression> part(
      String part, SqlExpression date, Call call, TransformContext context) {
    SqlExpression value =
        switch (part) {
          case "year", "month", "day", "hour", "minute", "second", "quarter" ->
              Build.call(part, call.span(), date);
          case "week" -> Build.call("weekofyear", call.span(), date);
          case "doy" -> Build.call("dayofyear", call.span(), date);
          case "dow" ->
              Build.binary("-", Build.call("dayofweek", call.span(), date), Wrapped.one());
          case "isodow" ->
              Build.binary("+", Build.call("weekday", call.span(), date), Wrapped.one());
          case "isoyear" ->
              Build.call("date_part", call.span(), Build.string("YEAROFWEEK", Span.NONE), date);
          default -> {
            context.unsupported("this part of a date", call.span());
            yield call;
          }
        };
    return Optional.of(value);
  }

  private static Optional<SqlExpression> truncated(
      List<SqlExpression> a, Call call, TransformContext context) {
    String part = SharedForms.part(a.getFirst());
    String spark =
        switch (part) {
          case "year", "quarter", "month", "week", "day", "hour", "minute", "second" -> part;
          case "milliseconds" -> "millisecond";
          case "microseconds" -> "microsecond";
          default -> "";
        };
    if (spark.isEmpty() || a.size() != 2) {
      context.unsupported("date_trunc to this part of a date", call.span());
      return Optional.of(call);
    }
    SqlExpression unit = Build.string(spark, a.getFirst().span());
    return Optional.of(Build.call("date_trunc", call.span(), unit, a.get(1)));
  }

  private static Optional<SqlExpression> refused(Call call, TransformContext context) {
    return SharedForms.refused(call, context);
  }
}
