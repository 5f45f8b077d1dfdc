package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.SyntaxRule;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Binary;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlExpression.LikeKind;
import dev.weir.sql.tree.SqlExpression.Polarity;
import dev.weir.sql.tree.SqlExpression.Unary;
import dev.weir.sql.tree.SqlQuery;
import java.util.Optional;
import java.util.Set;

/// Operators that PostgreSQL or the standard spell otherwise.
///
///     SELECT a ** 2, a % 2, @a, s ^@ 'x' FROM t
///     SELECT power(a, 2), mod(a, 2), abs(a), position('x' IN s) = 1 FROM t      -- ansi
public final class StandardOperators implements SqlTransform {
  private static final Set<String> EVERYWHERE =
      Set.of("=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "||");
  private static final Set<String> POSTGRES =
      Set.of(
          "%",
          "&", "|", "<<", ">>", "~", "!~", "~*", "!~*", "~~", "!~~", "~~*", "!~~*", "->", "->>",
          "&&", "@>", "<@", "^@");

  private final boolean postgres;

  /// For PostgreSQL or the standard.
  public StandardOperators(Dialect dialect) {
    this.postgres = dialect.has(SyntaxRule.QUOTED_INTERVALS);
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case Binary b -> binary(b, context);
          case Unary u -> unary(u, context);
          default -> e;
        };
      }
    }.query(query);
  }

  private SqlExpression binary(Binary b, TransformContext context) {
    if (EVERYWHERE.contains(b.operator()) || postgres && POSTGRES.contains(b.operator())) {
      return b;
    }
    return switch (b.operator()) {
      case "**", "^" -> Build.call("power", b.span(), b.left(), b.right());
      case "%" -> Build.call("mod", b.span(), b.left(), b.right());
      case "^@" -> {
        Call position = Build.call("position", b.span(), b.left(), b.right());
        yield Build.binary("=", position, Wrapped.one());
      }
      case "~~" -> like(b, Polarity.POSITIVE);
      case "!~~" -> like(b, Polarity.NEGATED);
      default -> {
        context.unsupported("operator " + b.operator(), b.span());
        yield b;
      }
    };
  }

  private static SqlExpression like(Binary b, Polarity polarity) {
    return new SqlExpression.Like(
        LikeKind.LIKE, polarity, b.left(), b.right(), Optional.empty(), b.span());
  }

  private SqlExpression unary(Unary u, TransformContext context) {
    return switch (u.operator()) {
      case "-", "+" -> u;
      case "@" -> Build.call("abs", u.span(), u.operand());
      default -> {
        boolean factorial = u.operator().equals("!") && postgres;
        if (factorial && u.fixity() == SqlExpression.Fixity.POSTFIX) {
          yield Build.call("factorial", u.span(), u.operand());
        }
        if (!(u.operator().equals("~") && postgres)) {
          context.unsupported("operator " + u.operator(), u.span());
        }
        yield u;
      }
    };
  }
}
