package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Binary;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlExpression.Cast;
import dev.weir.sql.tree.SqlExpression.NumberLiteral;
import dev.weir.sql.tree.SqlExpression.StringLiteral;
import dev.weir.sql.tree.SqlExpression.Unary;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlType;
import java.util.Locale;

/// A cast to a whole number rounds in the engine and cuts in Spark.
///
///     SELECT 2.5::INTEGER, (a / b)::INTEGER, trunc(d)::INTEGER FROM t
///     SELECT CAST(round(2.5) AS INT), CAST(rint(a / b) AS INT), CAST(d AS INT) FROM t
public final class SparkCasts implements SqlTransform {
  private enum Fraction {
    NONE,
    DECIMAL,
    DOUBLE,
    UNKNOWN
  }

  private final boolean reading;

  private SparkCasts(boolean reading) {
    this.reading = reading;
  }

  /// From the tree to Spark.
  public static SparkCasts writing() {
    return new SparkCasts(false);
  }

  /// From Spark to the tree.
  public static SparkCasts reading() {
    return new SparkCasts(true);
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof Cast cast && isWhole(cast.type()) ? whole(cast, context) : e;
      }
    }.query(query);
  }

  private SqlExpression whole(Cast cast, TransformContext context) {
    if (cast.value() instanceof Call call && call.arguments().size() == 1) {
      SqlExpression inner = Build.arguments(call).getFirst();
      switch (Build.function(call)) {
        case "trunc" -> {
          return reading ? cast : of(cast, inner);
        }
        case "rint", "round" -> {
          if (reading) {
            return of(cast, inner);
          }
        }
        default -> {}
      }
    }
    return switch (fraction(cast.value())) {
      case NONE -> cast;
      case DECIMAL -> of(cast, Build.call(reading ? "trunc" : "round", cast.span(), cast.value()));
      case DOUBLE -> of(cast, Build.call(reading ? "trunc" : "rint", cast.span(), cast.value()));
      case UNKNOWN -> {
        context.doubt(
            "a cast to a whole number rounds in duckdb and cuts in spark; round or trunc says which",
            cast.span());
        yield cast;
      }
    };
  }

  private static SqlExpression of(Cast cast, SqlExpression value) {
    return new Cast(cast.kind(), value, cast.type(), cast.span());
  }

  private static boolean isWhole(SqlType type) {
    return switch (name(type)) {
      case "TINYINT", "SMALLINT", "INTEGER", "INT", "BIGINT", "HUGEINT", "LONG", "SHORT", "BYTE" ->
          true;
      case "INT1", "INT2", "INT4", "INT8", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT" -> true;
      default -> false;
    };
  }

  private static String name(SqlType type) {
    return type instanceof SqlType.Named named
        ? named.name().last().name().toUpperCase(Locale.ROOT)
        : "";
  }

  private static Fraction fraction(SqlExpression e) {
    return switch (e) {
      case NumberLiteral n when n.digits().chars().allMatch(Character::isDigit) -> Fraction.NONE;
      case NumberLiteral n when n.text().toLowerCase(Locale.ROOT).indexOf('e') >= 0 ->
          Fraction.DOUBLE;
      case NumberLiteral _ -> Fraction.DECIMAL;
      case StringLiteral _, SqlExpression.BooleanLiteral _, SqlExpression.NullLiteral _ ->
          Fraction.NONE;
      case Unary u when u.operator().equals("-") -> fraction(u.operand());
      case Binary b when b.operator().equals("/") -> Fraction.DOUBLE;
      case Binary b when b.operator().equals("//") || b.operator().equals("DIV") -> Fraction.NONE;
      case Cast c when isWhole(c.type()) -> Fraction.NONE;
      case Cast c ->
          switch (name(c.type())) {
            case "DOUBLE", "FLOAT", "REAL" -> Fraction.DOUBLE;
            case "DECIMAL", "NUMERIC" -> Fraction.DECIMAL;
            default -> Fraction.UNKNOWN;
          };
      case Call c ->
          switch (Build.function(c)) {
            case "count",
                "count_star",
                "length",
                "len",
                "row_number",
                "rank",
                "dense_rank",
                "strpos",
                "position",
                "instr",
                "year",
                "month",
                "day",
                "floor",
                "ceil",
                "size",
                "date_part" ->
                Fraction.NONE;
            default -> Fraction.UNKNOWN;
          };
      default -> Fraction.UNKNOWN;
    };
  }
}
