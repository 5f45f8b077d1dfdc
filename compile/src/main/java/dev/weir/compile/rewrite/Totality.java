package dev.weir.compile.rewrite;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Expression.Literal;
import java.util.List;

/// Which expressions never fail, whatever the row: they may be computed for more rows than before.
/// What is not known to be so is taken to fail: whole numbers overflow, casts refuse values,
/// subqueries give too many rows.
final class Totality {
  private Totality() {}

  /// Whether an expression without aggregates, windows, subqueries and row sources never fails and
  /// always gives the same for the same row.
  static boolean isTotal(Expression e) {
    return switch (e) {
      case Literal _, Expression.ColumnRef _ -> true;
      case Expression.OutputRef _, Expression.LambdaParameter _, Expression.Parameter _ -> true;
      case Expression.Function f -> isTotal(f);
      case Expression.Comparison c -> isComparable(c.left(), c.right());
      case Expression.Logical l -> areTotal(l.operands());
      case Expression.Not n -> isTotal(n.operand());
      case Expression.IsNull n -> isTotal(n.operand());
      case Expression.Between b ->
          isComparable(b.value(), b.low()) && isComparable(b.value(), b.high());
      case Expression.InList in ->
          in.candidates().stream().allMatch(c -> isComparable(in.value(), c));
      case Expression.Case c ->
          c.whens().stream()
                  .allMatch(w ->
                      isTotal(w.condition())
                          && c.operand()
                              .map(o -> isComparable(o, w.condition()))
                              .orElse(w.condition().type() == ScalarType.BOOLEAN)
                          && isTotalAs(w.result(), c.type()))
              && isTotalAs(c.otherwise(), c.type());
      case Expression.Cast c ->
          isTotal(c.value())
              && (c.mode() == CastMode.TRY
                  || isSafeCast(c.value().type(), c.type())
                  || isDateText(c.value(), c.type()));
      case Expression.Collate c -> isTotal(c.value());
      case Expression.Try t -> isTotal(t.value());
      case Expression.FieldAccess f -> f.value().type() instanceof StructType && isTotal(f.value());
      case Expression.Lambda _, Expression.Unnest _ -> false;
      case Expression.Aggregate _, Expression.Window _, Expression.Grouping _ -> false;
      case Expression.ScalarSubquery _, Expression.Exists _ -> false;
      case Expression.QuantifiedSubquery _, Expression.ArraySubquery _ -> false;
    };
  }

  /// Whether all of them never fail.
  static boolean areTotal(List<Expression> all) {
    return all.stream().allMatch(Totality::isTotal);
  }

  /// Whether an expression over aggregates never fails.
  static boolean isTotalOverGroups(Expression e) {
    return switch (e) {
      case Expression.Aggregate a ->
          CallTraits.of(a).has(FunctionTrait.TOTAL)
              && a.orderBy().isEmpty()
              && a.filter().stream().allMatch(Totality::isTotal)
              && areTotal(a.arguments());
      case Expression.Comparison c ->
          areSafelyCompared(c.left(), c.right())
              && isTotalOverGroups(c.left())
              && isTotalOverGroups(c.right());
      case Expression.Logical l -> l.operands().stream().allMatch(Totality::isTotalOverGroups);
      case Expression.Not n -> isTotalOverGroups(n.operand());
      case Expression.IsNull n -> isTotalOverGroups(n.operand());
      case Expression.Function f ->
          isTotalCall(f) && f.arguments().stream().allMatch(Totality::isTotalOverGroups);
      case Expression.Cast c ->
          isTotalOverGroups(c.value())
              && (c.mode() == CastMode.TRY || isSafeCast(c.value().type(), c.type()));
      default -> isTotal(e);
    };
  }

  private static boolean isTotal(Expression.Function f) {
    return isTotalCall(f) && areTotal(f.arguments()) || isComputed(f);
  }

  /// Whether it is a sum or product of whole constants that is known not to overflow.
  private static boolean isComputed(Expression e) {
    return computed(e) instanceof Literal;
  }

  private static Expression computed(Expression e) {
    return e instanceof Expression.Function f
        ? ExactConstants.of(
            f.withArguments(f.arguments().stream().map(Totality::computed).toList()))
        : e;
  }

  /// Whether a call fails for no values of the types of its arguments.
  private static boolean isTotalCall(Expression.Function f) {
    FunctionTraits traits = CallTraits.of(f);
    return !traits.isVolatile()
        && f.argumentNames().isEmpty()
        && traits.has(FunctionTrait.TOTAL)
        && convertsSafely(f);
  }

  /// Whether converting the arguments to what the function takes fails for no values.
  private static boolean convertsSafely(Expression.Function f) {
    List<DataType> parameters = f.function().parameterTypes();
    for (int i = 0; i < parameters.size(); i++) {
      if (!isSafeCast(f.arguments().get(i).type(), parameters.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether comparing two values never fails, computing them included.
  private static boolean isComparable(Expression a, Expression b) {
    return isTotal(a) && isTotal(b) && areSafelyCompared(a, b);
  }

  /// Whether no implicit cast of a comparison fails.
  static boolean areSafelyCompared(Expression a, Expression b) {
    DataType x = a.type();
    DataType y = b.type();
    return x.equals(y)
        || x == ScalarType.NULL
        || y == ScalarType.NULL
        || isNumber(x) && isNumber(y)
        || isDateText(a, y)
        || isDateText(b, x);
  }

  /// Whether it is a date in plain digits, compared with a date or a timestamp.
  private static boolean isDateText(Expression e, DataType other) {
    return (other == ScalarType.DATE || other == ScalarType.TIMESTAMP)
        && e instanceof Literal l
        && l.type() == ScalarType.VARCHAR
        && DateText.isDate(l.value().orElse(""));
  }

  private static boolean isTotalAs(Expression e, DataType type) {
    return isTotal(e) && isSafeCast(e.type(), type);
  }

  /// Whether a cast fails for no value.
  static boolean isSafeCast(DataType from, DataType to) {
    if (from.equals(to) || from == ScalarType.NULL) {
      return true;
    }
    if (to == ScalarType.VARCHAR) {
      return from instanceof ScalarType s && isPlain(s)
          || from instanceof DecimalType
          || from instanceof EnumType;
    }
    if (to == ScalarType.DOUBLE) {
      return isNumber(from);
    }
    return from instanceof ScalarType a && to instanceof ScalarType b && widens(a, b);
  }

  private static boolean widens(ScalarType from, ScalarType to) {
    return switch (from) {
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          to.isInteger() && isSigned(to) && from.ordinal() < to.ordinal();
      case UTINYINT, USMALLINT, UINTEGER ->
          to == ScalarType.BIGINT || to == ScalarType.HUGEINT || to == ScalarType.UBIGINT;
      default -> false;
    };
  }

  private static boolean isSigned(ScalarType type) {
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT -> true;
      default -> false;
    };
  }

  private static boolean isPlain(ScalarType type) {
    return switch (type) {
      case BOOLEAN, DATE, TIMESTAMP, UUID, DOUBLE, FLOAT -> true;
      default -> type.isInteger();
    };
  }

  private static boolean isNarrow(ScalarType type) {
    return type.isInteger() && type != ScalarType.HUGEINT && type != ScalarType.UHUGEINT;
  }

  private static boolean isFloat(DataType type) {
    return type == ScalarType.DOUBLE || type == ScalarType.FLOAT;
  }

  private static boolean isNumber(DataType type) {
    return switch (type) {
      case ScalarType s -> isNarrow(s) || isFloat(s);
      case DecimalType d -> d.precision() <= 18;
      default -> false;
    };
  }
}
