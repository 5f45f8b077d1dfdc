package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Binary;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlExpression.NumberLiteral;
import dev.weir.sql.tree.SqlExpression.Unary;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;
import java.util.Optional;

/// Parts of strings: a place below 1 counts from the end in the engine and in Spark, stands before
/// the string in PostgreSQL and the standard, and 0 is 1 in Spark.
///
///     SELECT substring(s, -3) FROM t
///     SELECT right(s, 3) FROM t      -- postgres
public final class Substrings implements SqlTransform {
  private final Dialect dialect;

  /// To the functions of a dialect.
  public Substrings(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof Call call ? written(call, context) : e;
      }
    }.query(query);
  }

  private SqlExpression written(Call call, TransformContext context) {
    List<SqlExpression> a = Build.arguments(call);
    return switch (Build.function(call)) {
      case "substring", "substr" -> a.size() > 1 ? part(call, a, context) : call;
      case "left", "right" -> {
        if (dialect.equals(Dialect.SPARK) && constant(a.getLast()).filter(n -> n < 0).isPresent()) {
          context.unsupported(call.name().text() + " of a negative length", call.span());
        }
        yield call;
      }
      default -> call;
    };
  }

  private SqlExpression part(Call call, List<SqlExpression> a, TransformContext context) {
    Optional<Long> from = constant(a.get(1));
    boolean toEnd = a.size() == 2;
    if (!toEnd && constant(a.get(2)).filter(n -> n < 0).isPresent()) {
      context.unsupported("substring of a negative length", call.span());
      return call;
    }
    if (from.isEmpty()) {
      if (!isPositive(a.get(1)) && !(toEnd && dialect.equals(Dialect.SPARK))) {
        context.doubt(
            "a substring that starts before 1 is another one in " + dialect.name(), call.span());
      }
      return call;
    }
    if (dialect.equals(Dialect.SPARK)) {
      if (from.get() == 0 && !toEnd) {
        context.unsupported("substring from 0 with a length", call.span());
      }
      return call;
    }
    if (from.get() >= 0) {
      return call;
    }
    if (toEnd && dialect.equals(Dialect.POSTGRES)) {
      SqlExpression length = Build.number(-from.get(), a.get(1).span());
      return Build.call("right", call.span(), a.getFirst(), length);
    }
    context.unsupported("substring that counts from the end", call.span());
    return call;
  }

  /// Whether a start is surely 1 or more, where it is not NULL.
  private static boolean isPositive(SqlExpression e) {
    return switch (e) {
      case NumberLiteral n -> constant(n).filter(v -> v > 0).isPresent();
      case Binary b when b.operator().equals("+") ->
          isPositive(b.left()) && isCount(b.right()) || isCount(b.left()) && isPositive(b.right());
      default -> false;
    };
  }

  private static boolean isCount(SqlExpression e) {
    return isPositive(e)
        || e instanceof Call c
            && switch (Build.function(c)) {
              case "position", "strpos", "instr", "length", "char_length" -> true;
              default -> false;
            };
  }

  private static Optional<Long> constant(SqlExpression e) {
    return switch (e) {
      case NumberLiteral n when n.digits().matches("\\d{1,9}") ->
          Optional.of(Long.parseLong(n.digits()));
      case Unary u when u.operator().equals("-") -> constant(u.operand()).map(n -> -n);
      default -> Optional.empty();
    };
  }

  @Override
  public String name() {
    return "Substrings(" + dialect.name() + ")";
  }
}
