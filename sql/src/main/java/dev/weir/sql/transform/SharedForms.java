package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.SqlTrees;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Forms of functions that several dialects share.
final class SharedForms {
  private static final int LONGEST_REPEATED = 400;

  private SharedForms() {}

  static Optional<SqlExpression> refused(Call call, TransformContext context) {
    context.unsupported("function " + call.name().text() + " with these arguments", call.span());
    return Optional.of(call);
  }

  /// `mode(x ORDER BY x)` is `mode() WITHIN GROUP (ORDER BY x)`. Without an order the engine takes,
  /// of the values that are equally frequent, the one that came first.
  static Optional<SqlExpression> mode(Call call, TransformContext context) {
    if (!call.withinGroup().isEmpty()) {
      return Optional.of(call);
    }
    List<SqlExpression> a = Build.arguments(call);
    if (call.orderBy().isPresent()
        && call.orderBy().get() instanceof SqlOrderBy.Keys keys
        && keys.keys().size() == 1
        && call.over().isEmpty()) {
      SqlSortKey key = keys.keys().getFirst();
      if (a.isEmpty() || SqlTrees.sameShape(a.getFirst(), key.expression())) {
        Call plain = Calls.withArguments(call, List.of());
        return Optional.of(Calls.withOrder(plain, Optional.empty(), List.of(key)));
      }
    }
    context.unsupported("mode without an order; write mode(x ORDER BY x)", call.span());
    return Optional.of(call);
  }

  /// Whether an expression is short enough to be written twice, or three times; nested forms would
  /// double at every level otherwise. A long one is refused.
  static boolean isRepeatable(SqlExpression e, TransformContext context) {
    boolean shortEnough = SqlPrinter.print(e, Dialect.DUCKDB).length() <= LONGEST_REPEATED;
    if (!shortEnough) {
      context.unsupported(
          "form of this that says its long operand once; compute the operand in a subquery",
          e.span());
    }
    return shortEnough;
  }

  /// A test for an element that is false where a list has NULL but not the value; `test` may be
  /// unknown there.
  static SqlExpression contains(
      SqlExpression test, SqlExpression list, SqlExpression value, TransformContext context) {
    if (!isRepeatable(list, context) || !isRepeatable(value, context)) {
      return test;
    }
    SqlExpression known = present(list);
    if (!isLiteral(value)) {
      known = Build.and(Optional.of(known), present(value));
    }
    SqlExpression.When absent =
        new SqlExpression.When(
            known, new SqlExpression.BooleanLiteral(false, Span.NONE), Span.NONE);
    SqlExpression otherwise =
        new SqlExpression.Case(Optional.empty(), List.of(absent), Optional.empty(), Span.NONE);
    return Build.call("coalesce", test.span(), test, otherwise);
  }

  /// A comparison with the elements of a list that may be missing: to the engine it has none then,
  /// to PostgreSQL nothing is known.
  static SqlExpression overList(
      SqlExpression.QuantifiedList q, SqlExpression missing, TransformContext context) {
    if (!isRepeatable(q.list(), context)) {
      return q;
    }
    SqlExpression test =
        new SqlExpression.IsNull(SqlExpression.Polarity.POSITIVE, q.list(), Span.NONE);
    return new SqlExpression.Case(
        Optional.empty(),
        List.of(new SqlExpression.When(test, missing, Span.NONE)),
        Optional.of(q),
        q.span());
  }

  static SqlExpression present(SqlExpression value) {
    return new SqlExpression.IsNull(SqlExpression.Polarity.NEGATED, value, Span.NONE);
  }

  static boolean isLiteral(SqlExpression e) {
    return e instanceof SqlExpression.NumberLiteral
        || e instanceof SqlExpression.StringLiteral
        || e instanceof SqlExpression.BooleanLiteral
        || e instanceof SqlExpression.TypedLiteral;
  }

  /// The part of a date that a constant names, in one spelling; empty for another.
  static String part(SqlExpression name) {
    if (!(name instanceof SqlExpression.StringLiteral s)) {
      return "";
    }
    return switch (s.value().toLowerCase(Locale.ROOT)) {
      case "year", "years", "y", "yr" -> "year";
      case "month", "months", "mon" -> "month";
      case "day", "days", "d", "dayofmonth" -> "day";
      case "hour", "hours", "h" -> "hour";
      case "minute", "minutes", "m", "min" -> "minute";
      case "second", "seconds", "s", "sec" -> "second";
      case "millisecond", "milliseconds", "ms" -> "milliseconds";
      case "microsecond", "microseconds", "us" -> "microseconds";
      case "quarter", "quarters" -> "quarter";
      case "week", "weeks", "w", "weekofyear" -> "week";
      case "dow", "dayofweek", "weekday" -> "dow";
      case "isodow" -> "isodow";
      case "doy", "dayofyear" -> "doy";
      case "isoyear" -> "isoyear";
      case "epoch" -> "epoch";
      case "decade", "decades" -> "decade";
      case "century", "centuries" -> "century";
      case "millennium", "millennia" -> "millennium";
      default -> "";
    };
  }

  /// Refuses `//` of what is surely no whole number: the engine does not cut it then.
  static void checkWholeDivision(SqlExpression.Binary division, TransformContext context) {
    if (isFraction(division.left()) || isFraction(division.right())) {
      context.unsupported("operator // for fractions; write /", division.span());
    }
  }

  private static boolean isFraction(SqlExpression e) {
    return switch (e) {
      case SqlExpression.NumberLiteral n -> !n.digits().chars().allMatch(Character::isDigit);
      case SqlExpression.Unary u -> isFraction(u.operand());
      case SqlExpression.Cast c when c.type() instanceof dev.weir.sql.tree.SqlType.Named t ->
          switch (t.name().last().name().toUpperCase(Locale.ROOT)) {
            case "DOUBLE", "FLOAT", "REAL", "DECIMAL", "NUMERIC" -> true;
            default -> false;
          };
      case SqlExpression.Binary b when b.operator().equals("/") -> true;
      default -> false;
    };
  }
}
