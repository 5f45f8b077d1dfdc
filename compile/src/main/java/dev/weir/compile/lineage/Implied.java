package dev.weir.compile.lineage;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import dev.weir.model.Volatility;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a condition implies about some columns: of AND what can be said about them, of OR only if
/// each operand implies something. Conditions are made of comparisons, BETWEEN, IN, IS NULL,
/// boolean columns and LIKE over columns, fields of them and constants; such a condition cannot
/// fail, so it may be asked of rows that the query itself would have dropped before.
final class Implied {
  /// Says what stands for a column, or a field in it, elsewhere; empty when nothing does.
  interface Translation {
    Optional<Expression> of(Expression path);
  }

  private final Translation translation;

  Implied(Translation translation) {
    this.translation = translation;
  }

  List<Expression> all(List<Expression> conditions) {
    List<Expression> implied = new ArrayList<>();
    conditions.forEach(c -> by(c).ifPresent(implied::add));
    return implied;
  }

  Optional<Expression> by(Expression condition) {
    if (!(condition
        instanceof Expression.Logical(Connective connective, List<Expression> operands))) {
      return exactly(condition).filter(Implied::isCondition);
    }
    List<Expression> implied = all(operands);
    return switch (connective) {
      case AND -> joined(Connective.AND, implied);
      case OR ->
          implied.size() < operands.size() ? Optional.empty() : joined(Connective.OR, implied);
    };
  }

  static Optional<Expression> joined(Connective connective, List<Expression> conditions) {
    List<Expression> distinct = conditions.stream().distinct().toList();
    return switch (distinct.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(distinct.getFirst());
      default -> Optional.of(new Expression.Logical(connective, distinct));
    };
  }

  /// A path: a column of a FROM item, an output, or a field in one of them.
  static boolean isPath(Expression e) {
    return switch (e) {
      case Expression.ColumnRef _, Expression.OutputRef _ -> true;
      case Expression.FieldAccess f -> isPath(f.value());
      default -> false;
    };
  }

  /// An expression that is the same for all rows and cannot fail in more than one way.
  static boolean isConstant(Expression e) {
    return switch (e) {
      case Expression.Literal _, Expression.Parameter _ -> true;
      case Expression.Cast c -> isConstant(c.value());
      case Expression.Function f ->
          f.volatility() == Volatility.IMMUTABLE
              && f.arguments().stream().allMatch(Implied::isConstant);
      default -> false;
    };
  }

  private static boolean isCondition(Expression e) {
    return e.type() == ScalarType.BOOLEAN && !isConstant(e);
  }

  /// The whole expression elsewhere, or nothing.
  private Optional<Expression> exactly(Expression e) {
    if (isConstant(e)) {
      return Optional.of(e);
    }
    if (isPath(e)) {
      return translation.of(e);
    }
    return switch (e) {
      case Expression.Comparison c when compare(c.left(), c.right()) ->
          both(c.left(), c.right())
              .map(p -> new Expression.Comparison(c.operator(), p.getFirst(), p.getLast()));
      case Expression.Between b when compare(b.value(), b.low()) && compare(b.value(), b.high()) ->
          every(List.of(b.value(), b.low(), b.high()))
              .map(p -> new Expression.Between(p.get(0), p.get(1), p.get(2)));
      case Expression.InList in
          when in.candidates().stream().allMatch(c -> compare(in.value(), c)) ->
          exactly(in.value())
              .flatMap(v -> every(in.candidates()).map(list -> new Expression.InList(v, list)));
      case Expression.IsNull n -> exactly(n.operand()).map(Expression.IsNull::new);
      case Expression.Not n -> exactly(n.operand()).map(Expression.Not::new);
      case Expression.Logical l ->
          every(l.operands()).map(list -> new Expression.Logical(l.connective(), list));
      case Expression.Function f when isTextFunction(f) ->
          every(f.arguments()).map(f::withArguments);
      default -> Optional.empty();
    };
  }

  private Optional<List<Expression>> both(Expression left, Expression right) {
    return every(List.of(left, right));
  }

  private Optional<List<Expression>> every(List<Expression> list) {
    List<Expression> translated = new ArrayList<>();
    for (Expression e : list) {
      Optional<Expression> one = exactly(e);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      translated.add(one.get());
    }
    return Optional.of(translated);
  }

  private static boolean isTextFunction(Expression.Function f) {
    return f.type() == ScalarType.BOOLEAN
        && CallTraits.of(f).has(FunctionTrait.TOTAL)
        && f.volatility() == Volatility.IMMUTABLE
        && f.arguments().stream().allMatch(a -> a.type() == ScalarType.VARCHAR);
  }

  /// Whether no value of one can fail to convert for the comparison with the other.
  private static boolean compare(Expression left, Expression right) {
    DataType a = left.type();
    DataType b = right.type();
    if (a.equals(b) || a == ScalarType.NULL || b == ScalarType.NULL) {
      return true;
    }
    if (isConstant(right) && b == ScalarType.VARCHAR && isTemporal(a)
        || isConstant(left) && a == ScalarType.VARCHAR && isTemporal(b)) {
      return true;
    }
    if (isDay(a) && isDay(b)) {
      return true;
    }
    if (isFloating(a) && isNumber(b) || isFloating(b) && isNumber(a)) {
      return true;
    }
    int whole = Math.max(wholeDigits(a), wholeDigits(b));
    int scale = Math.max(scale(a), scale(b));
    return isNumber(a) && isNumber(b) && whole + scale <= DecimalType.MAX_PRECISION;
  }

  private static boolean isTemporal(DataType type) {
    return type == ScalarType.DATE || type == ScalarType.TIMESTAMP || type == ScalarType.TIME;
  }

  private static boolean isDay(DataType type) {
    return type == ScalarType.DATE || type == ScalarType.TIMESTAMP;
  }

  private static boolean isFloating(DataType type) {
    return type == ScalarType.FLOAT || type == ScalarType.DOUBLE;
  }

  private static boolean isNumber(DataType type) {
    return isFloating(type)
        || type instanceof DecimalType
        || type instanceof ScalarType scalar && scalar.isInteger();
  }

  private static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  private static int wholeDigits(DataType type) {
    return switch (type) {
      case DecimalType decimal -> decimal.precision() - decimal.scale();
      case ScalarType.TINYINT, ScalarType.UTINYINT -> 3;
      case ScalarType.SMALLINT, ScalarType.USMALLINT -> 5;
      case ScalarType.INTEGER, ScalarType.UINTEGER -> 10;
      case ScalarType.BIGINT, ScalarType.UBIGINT -> 20;
      default -> DecimalType.MAX_PRECISION + 1;
    };
  }
}
