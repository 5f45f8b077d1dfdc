package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.IntervalLiteral;
import dev.weir.sql.tree.SqlQuery;
import java.util.Optional;

/// Intervals in the units of the standard, with constant values; a computed value multiplies.
///
///     SELECT INTERVAL 2 WEEKS, INTERVAL (a) MONTH FROM t
///     SELECT INTERVAL 14 DAY, a * INTERVAL 1 MONTH FROM t
public final class Intervals implements SqlTransform {
  private record Unit(String name, int factor) {}

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof IntervalLiteral interval ? standard(interval, context) : e;
      }
    }.query(query);
  }

  private static SqlExpression standard(IntervalLiteral interval, TransformContext context) {
    if (interval.unit().isEmpty()) {
      return interval;
    }
    Optional<Unit> unit = unit(interval.unit().get());
    if (unit.isEmpty()) {
      context.unsupported("interval of unit " + interval.unit().get(), interval.span());
      return interval;
    }
    Optional<String> count =
        switch (interval.value()) {
          case SqlExpression.NumberLiteral n -> Optional.of(n.digits());
          case SqlExpression.StringLiteral s -> Optional.of(s.value().strip());
          default -> Optional.empty();
        };
    if (count.isPresent() && count.get().matches("-?\\d{1,9}")) {
      String value = Long.toString(Long.parseLong(count.get()) * unit.get().factor());
      SqlExpression number =
          value.startsWith("-")
              ? new SqlExpression.StringLiteral(value, Span.NONE)
              : new SqlExpression.NumberLiteral(value, Span.NONE);
      return new IntervalLiteral(number, Optional.of(unit.get().name()), interval.span());
    }
    SqlExpression one =
        new IntervalLiteral(
            Build.number(unit.get().factor(), Span.NONE),
            Optional.of(unit.get().name()),
            interval.span());
    return Build.binary("*", interval.value(), one);
  }

  private static Optional<Unit> unit(String name) {
    return switch (name) {
      case "year", "month", "day", "hour", "minute", "second" -> Optional.of(new Unit(name, 1));
      case "week" -> Optional.of(new Unit("day", 7));
      case "quarter" -> Optional.of(new Unit("month", 3));
      case "decade" -> Optional.of(new Unit("year", 10));
      case "century" -> Optional.of(new Unit("year", 100));
      case "millennium" -> Optional.of(new Unit("year", 1000));
      default -> Optional.empty();
    };
  }
}
