package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One pass of [Canonicalize].
// The same instance back means that nothing changed.
@SuppressWarnings("ReferenceEquality")
final class Spelling extends ExpressionRewrite {
  private final FunctionCatalog functions;

  Spelling(FunctionCatalog functions) {
    this.functions = functions;
  }

  @Override
  Expression node(Expression e) {
    return switch (e) {
      case Expression.Function f -> call(f);
      case Expression.Comparison c -> comparison(c);
      case Expression.Not n -> BooleanLaws.of(n, functions);
      case Expression.Between b -> between(b);
      case Expression.InList in -> member(in);
      case Expression.Cast c -> cast(c);
      case Expression.Aggregate a -> aggregate(a);
      default -> e;
    };
  }

  private Expression call(Expression.Function f) {
    String name = functions.canonicalName(f.name());
    if (!name.equals(f.name()) && f.argumentNames().isEmpty()) {
      return new Expression.Function(
          functions.typed(name, f.function().parameterTypes(), f.type()), f.arguments(), List.of());
    }
    if (f.name().equals(FunctionNames.CONCAT) && joinsPresentTexts(f)) {
      Expression joined = f.arguments().getFirst();
      for (Expression next : f.arguments().subList(1, f.arguments().size())) {
        joined = functions.call(FunctionNames.CONCATENATE, List.of(joined, next), f.type());
      }
      return joined;
    }
    return IntervalText.of(f).<Expression>map(text -> interval(text)).orElse(f);
  }

  /// CONCAT passes over NULL, `||` does not: the same where there is none.
  private static boolean joinsPresentTexts(Expression.Function f) {
    return f.argumentNames().isEmpty()
        && f.arguments().size() > 1
        && f.arguments().stream()
            .allMatch(a -> a.type() == ScalarType.VARCHAR && Presence.nowhere().isPresent(a));
  }

  private static Expression comparison(Expression.Comparison c) {
    Expression left = c.left();
    Expression right = c.right();
    ComparisonOperator operator = c.operator();
    if (left instanceof Literal && !(right instanceof Literal)) {
      left = c.right();
      right = c.left();
      operator = BooleanLaws.flipped(operator);
    }
    Optional<Expression> truth = BooleanLaws.asked(operator, left, right);
    if (truth.isPresent()) {
      return truth.get();
    }
    left = dated(left, right.type());
    right = dated(right, left.type());
    return left == c.left() && right == c.right()
        ? c
        : new Expression.Comparison(operator, left, right);
  }

  private static Expression between(Expression.Between b) {
    Expression low = dated(b.low(), b.value().type());
    Expression high = dated(b.high(), b.value().type());
    boolean both = low.type().equals(b.value().type()) && high.type().equals(b.value().type());
    return both && (low != b.low() || high != b.high())
        ? new Expression.Between(b.value(), low, high)
        : b;
  }

  private static Expression member(Expression.InList in) {
    List<Expression> candidates = new ArrayList<>();
    boolean changed = false;
    for (Expression candidate : in.candidates()) {
      Expression dated = dated(candidate, in.value().type());
      if (!dated.type().equals(in.value().type())) {
        return in;
      }
      changed |= dated != candidate;
      candidates.add(dated);
    }
    return changed ? new Expression.InList(in.value(), candidates) : in;
  }

  /// A text that is compared with a date or a timestamp, as one.
  private static Expression dated(Expression e, DataType other) {
    return ExactConstants.isText(e) ? date(ExactConstants.text(e), other).orElse(e) : e;
  }

  private static Optional<Expression> date(String text, DataType type) {
    if (type == ScalarType.DATE && DateText.isDate(text)) {
      return Optional.of(new Literal(ScalarType.DATE, Optional.of(text)));
    }
    if (type == ScalarType.TIMESTAMP && DateText.isTimestamp(text)) {
      return Optional.of(new Literal(ScalarType.TIMESTAMP, Optional.of(text)));
    }
    return type == ScalarType.TIMESTAMP && DateText.isDate(text)
        ? Optional.of(new Literal(ScalarType.TIMESTAMP, Optional.of(text + " 00:00:00")))
        : Optional.empty();
  }

  private static Literal interval(String text) {
    return new Literal(ScalarType.INTERVAL, Optional.of(text));
  }

  /// A cast of a date's text is the date; a cast to the type that is there already is none, but for
  /// constants, whose casts say that they are not to be fitted to their neighbours.
  private static Expression cast(Expression.Cast c) {
    if (c.mode() == CastMode.STRICT && ExactConstants.isText(c.value())) {
      String text = ExactConstants.text(c.value());
      return c.type() == ScalarType.INTERVAL
          ? IntervalText.plain(text).<Expression>map(Spelling::interval).orElse(c)
          : date(text, c.type()).orElse(c);
    }
    boolean redundant =
        c.value().type().equals(c.type())
            && Inside.any(c.value(), e -> e instanceof Expression.ColumnRef);
    return redundant ? c.value() : c;
  }

  private Expression aggregate(Expression.Aggregate a) {
    boolean countsRows =
        a.name().equals(FunctionNames.COUNT)
            && a.duplicates() == Expression.Duplicates.KEEP
            && a.orderBy().isEmpty()
            && a.arguments().size() == 1
            && a.arguments().getFirst() instanceof Literal l
            && l.value().isPresent();
    return countsRows
        ? new Expression.Aggregate(
            functions.typed(FunctionNames.COUNT_STAR, List.of(), a.type()),
            List.of(),
            List.of(),
            a.duplicates(),
            List.of(),
            a.filter())
        : a;
  }
}
