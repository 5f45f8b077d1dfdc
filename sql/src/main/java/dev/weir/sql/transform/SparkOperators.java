package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Binary;
import dev.weir.sql.tree.SqlExpression.LikeKind;
import dev.weir.sql.tree.SqlExpression.Polarity;
import dev.weir.sql.tree.SqlExpression.Unary;
import dev.weir.sql.tree.SqlQuery;

/// Operators that Spark spells as functions or words.
///
///     SELECT a // b, a ** 2, @a, s ~ 'x', s ^@ 'x' FROM t
///     SELECT a DIV b, power(a, 2), abs(a), regexp_like(s, 'x'), startswith(s, 'x') FROM t
public final class SparkOperators implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case Binary b -> binary(b, context);
          case Unary u -> unary(u, context);
          case SqlExpression.Like l -> like(l, context);
          default -> e;
        };
      }
    }.query(query);
  }

  private static SqlExpression binary(Binary b, TransformContext context) {
    return switch (b.operator()) {
      case "//" -> {
        SharedForms.checkWholeDivision(b, context);
        yield new Binary("DIV", b.left(), b.right(), b.span());
      }
      case "**", "^" -> Build.call("power", b.span(), b.left(), b.right());
      case "~" -> Build.call("regexp_like", b.span(), b.left(), b.right());
      case "!~" ->
          new SqlExpression.Not(Build.call("regexp_like", b.span(), b.left(), b.right()), b.span());
      case "~~" -> like(b, LikeKind.LIKE, Polarity.POSITIVE);
      case "!~~" -> like(b, LikeKind.LIKE, Polarity.NEGATED);
      case "~~*" -> like(b, LikeKind.ILIKE, Polarity.POSITIVE);
      case "!~~*" -> like(b, LikeKind.ILIKE, Polarity.NEGATED);
      case "^@" -> Build.call("startswith", b.span(), b.left(), b.right());
      case "&&" -> Build.call("arrays_overlap", b.span(), b.left(), b.right());
      case "->>" -> Build.call("get_json_object", b.span(), b.left(), path(b.right(), context));
      case "=",
          "<>",
          "<",
          "<=",
          ">",
          ">=",
          "+",
          "-",
          "*",
          "/",
          "%",
          "||",
          "&",
          "|",
          "<<",
          ">>",
          "DIV" ->
          b;
      default -> {
        context.unsupported("operator " + b.operator(), b.span());
        yield b;
      }
    };
  }

  private static SqlExpression like(Binary b, LikeKind kind, Polarity polarity) {
    return new SqlExpression.Like(
        kind, polarity, b.left(), b.right(), java.util.Optional.empty(), b.span());
  }

  /// A JSON key as the path of the same member.
  private static SqlExpression path(SqlExpression key, TransformContext context) {
    if (key instanceof SqlExpression.StringLiteral s) {
      return s.value().startsWith("$")
          ? s
          : new SqlExpression.StringLiteral("$." + s.value(), s.span());
    }
    if (key instanceof SqlExpression.NumberLiteral n) {
      return new SqlExpression.StringLiteral("$[" + n.digits() + "]", n.span());
    }
    context.unsupported("JSON access by a computed key", key.span());
    return key;
  }

  private static SqlExpression unary(Unary u, TransformContext context) {
    return switch (u.operator()) {
      case "@" -> Build.call("abs", u.span(), u.operand());
      case "!" ->
          u.fixity() == SqlExpression.Fixity.POSTFIX
              ? Build.call("factorial", u.span(), u.operand())
              : refused(u, context);
      case "-", "+", "~" -> u;
      default -> refused(u, context);
    };
  }

  private static SqlExpression refused(Unary u, TransformContext context) {
    context.unsupported("operator " + u.operator(), u.span());
    return u;
  }

  private static SqlExpression like(SqlExpression.Like l, TransformContext context) {
    if (l.kind() == LikeKind.GLOB) {
      context.unsupported("GLOB", l.span());
    }
    if (l.kind() != LikeKind.SIMILAR_TO) {
      return l;
    }
    if (!(l.pattern() instanceof SqlExpression.StringLiteral pattern) || l.escape().isPresent()) {
      context.unsupported("SIMILAR TO with a computed pattern", l.span());
      return l;
    }
    SqlExpression whole =
        new SqlExpression.StringLiteral("^(?:" + pattern.value() + ")$", pattern.span());
    SqlExpression match = Build.call("regexp_like", l.span(), l.value(), whole);
    return l.polarity() == Polarity.POSITIVE ? match : new SqlExpression.Not(match, l.span());
  }
}
