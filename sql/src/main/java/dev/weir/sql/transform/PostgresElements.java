package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.ListLiteral;
import dev.weir.sql.tree.SqlExpression.NumberLiteral;
import dev.weir.sql.tree.SqlExpression.Slice;
import dev.weir.sql.tree.SqlExpression.StringLiteral;
import dev.weir.sql.tree.SqlExpression.Subscript;
import dev.weir.sql.tree.SqlExpression.Unary;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;
import java.util.Optional;

/// Elements of PostgreSQL's arrays, which count from the front only. What cannot be the same is
/// refused: lists in lists (an array of two dimensions has no element of one), steps, and slices
/// whose ends may count from behind.
///
///     SELECT xs[-1], xs[i], 'abc'[2], xs || [1] FROM l
///     SELECT xs[cardinality(xs) + 1 - 1], xs[CASE WHEN i < 0 THEN cardinality(xs) + 1 + i ELSE i END],
///         substring('abc', 2, 1), CASE WHEN xs IS NOT NULL THEN xs || ARRAY[1] END FROM l
public final class PostgresElements implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case Subscript s -> element(s, context);
          case Slice s -> slice(s, context);
          case SqlExpression.QuantifiedList q when !(q.list() instanceof ListLiteral) ->
              SharedForms.overList(
                  q,
                  new SqlExpression.BooleanLiteral(
                      q.quantifier() == SqlExpression.Quantifier.ALL, Span.NONE),
                  context);
          case ListLiteral l -> elements(l, context);
          case SqlExpression.Binary b when b.operator().equals("||") -> joined(b, context);
          default -> e;
        };
      }
    }.query(query);
  }

  private static SqlExpression element(Subscript s, TransformContext context) {
    SqlExpression index = s.index();
    Optional<Long> constant = constant(index);
    if (s.value() instanceof StringLiteral text) {
      if (constant.isEmpty() || constant.get() < 1) {
        context.unsupported("character of a string by a computed place", s.span());
        return s;
      }
      return Build.call("substring", s.span(), text, index, Build.number(1, Span.NONE));
    }
    if (index instanceof StringLiteral) {
      context.unsupported("element by a name", s.span());
      return s;
    }
    boolean front = constant.isPresent() && constant.get() >= 0;
    if (front
        || !SharedForms.isRepeatable(s.value(), context)
        || !SharedForms.isRepeatable(index, context)) {
      return s;
    }
    SqlExpression behind =
        Build.binary(
            "+", Build.call("array_length", Span.NONE, s.value()), Build.number(1, Span.NONE));
    if (constant.isPresent()) {
      SqlExpression from = Build.number(-constant.get(), Span.NONE);
      return new Subscript(s.value(), Build.binary("-", behind, from), s.span());
    }
    SqlExpression.When negative =
        new SqlExpression.When(
            Build.binary("<", index, Build.number(0, Span.NONE)),
            Build.binary("+", behind, index),
            Span.NONE);
    SqlExpression place =
        new SqlExpression.Case(Optional.empty(), List.of(negative), Optional.of(index), Span.NONE);
    return new Subscript(s.value(), place, s.span());
  }

  private static SqlExpression slice(Slice s, TransformContext context) {
    boolean counted =
        s.from().stream().allMatch(PostgresElements::isFront)
            && s.to().stream().allMatch(PostgresElements::isFront);
    if (s.step().isPresent() || !counted || s.value() instanceof StringLiteral) {
      context.unsupported("slice with a step, or whose ends are no plain numbers", s.span());
    }
    return s;
  }

  private static boolean isFront(SqlExpression bound) {
    return constant(bound).filter(n -> n > 0).isPresent();
  }

  private static SqlExpression elements(ListLiteral l, TransformContext context) {
    if (l.elements().isEmpty()) {
      context.unsupported("empty list without a type", l.span());
    } else if (l.elements().stream().anyMatch(ListLiteral.class::isInstance)) {
      context.unsupported("list of lists", l.span());
    }
    return l;
  }

  /// A missing list is an empty one to PostgreSQL, and makes the whole NULL in the engine.
  private static SqlExpression joined(SqlExpression.Binary b, TransformContext context) {
    boolean left = b.left() instanceof ListLiteral;
    boolean right = b.right() instanceof ListLiteral;
    if (left == right) {
      return b;
    }
    SqlExpression other = left ? b.right() : b.left();
    if (!SharedForms.isRepeatable(other, context)) {
      return b;
    }
    SqlExpression present = SharedForms.present(other);
    return new SqlExpression.Case(
        Optional.empty(),
        List.of(new SqlExpression.When(present, b, Span.NONE)),
        Optional.empty(),
        b.span());
  }

  private static Optional<Long> constant(SqlExpression e) {
    return switch (e) {
      case NumberLiteral n when n.digits().matches("\\d{1,9}") ->
          Optional.of(Long.parseLong(n.digits()));
      case Unary u when u.operator().equals("-") -> constant(u.operand()).map(n -> -n);
      default -> Optional.empty();
    };
  }
}
