package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.MapType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The engine's rules for using one type where another is wanted. All methods are pure.
public final class Coercion {
  private Coercion() {}

  /// What an implicit cast costs; empty when only an explicit cast does it. Costs are only compared
  /// with each other.
  public static OptionalInt implicitCost(DataType from, DataType to) {
    return cost(ImplicitCasts.cost(from, to));
  }

  /// What an implicit cast of an argument costs, whose literal may adapt.
  public static OptionalInt implicitCost(Argument from, DataType to) {
    return cost(ImplicitCasts.cost(from, to));
  }

  private static OptionalInt cost(int cost) {
    return cost < 0 ? OptionalInt.empty() : OptionalInt.of(cost);
  }

  /// The type of CASE, COALESCE, list literals and BETWEEN over two types; empty when the engine
  /// demands a cast.
  public static Optional<DataType> commonType(DataType a, DataType b) {
    return Optional.ofNullable(CommonTypes.STRICT.of(a, b));
  }

  /// The type of CASE, COALESCE and the like over these branches from left to right; literals adapt
  /// to the others. The engine takes the ELSE of a CASE first. Empty when it demands a cast.
  public static Optional<DataType> commonType(List<Argument> arguments) {
    return fold(CommonTypes.STRICT, arguments);
  }

  /// The type of a column in UNION, INTERSECT, EXCEPT or VALUES; empty when the engine cannot cast
  /// the one to the other at all. Whether every value can be cast shows when the query runs.
  public static Optional<DataType> setType(DataType a, DataType b) {
    return forced(a, b, CommonTypes.FORCED.of(a, b));
  }

  private static Optional<DataType> forced(DataType a, DataType b, @Nullable DataType type) {
    return type == null || isCastRefused(a, type) || isCastRefused(b, type)
        ? Optional.empty()
        : Optional.of(type);
  }

  /// The few casts that the engine refuses before it sees a value.
  static boolean isCastRefused(DataType from, DataType to) {
    if (from instanceof UnionType || from.equals(to)) {
      return false;
    }
    return switch (to) {
      case UnionType _ -> ImplicitCasts.cost(from, to) < 0 && from != ScalarType.JSON;
      case MapType _ -> from instanceof TupleType;
      case TupleType tuple ->
          from instanceof StructType s && s.fields().size() != tuple.elements().size();
      case StructType struct ->
          from instanceof TupleType t && t.elements().size() != struct.fields().size();
      default -> false;
    };
  }

  private static Optional<DataType> fold(CommonTypes way, List<Argument> arguments) {
    Argument sum = arguments.getFirst();
    DataType type = sum.type();
    for (Argument argument : arguments.subList(1, arguments.size())) {
      DataType next = way.of(sum, argument);
      if (next == null) {
        return Optional.empty();
      }
      type = next;
      sum = Argument.of(type);
    }
    for (Argument argument : arguments) {
      if (isCastRefused(argument.type(), type)) {
        return Optional.empty();
      }
    }
    return Optional.of(type);
  }

  /// The type in which `a = b`, `a <> b`, `a IN (b)` and `IS [NOT] DISTINCT FROM` compare; empty
  /// when the two cannot be compared.
  public static Optional<DataType> equalityType(Argument a, Argument b) {
    return comparison(a, b, CommonTypes.FORCED).flatMap(type -> forced(a.type(), b.type(), type));
  }

  /// The type in which `<`, `<=`, `>`, `>=` and BETWEEN compare; empty when the two cannot be
  /// ordered against each other.
  public static Optional<DataType> orderingType(Argument a, Argument b) {
    return comparison(a, b, CommonTypes.STRICT);
  }

  private static Optional<DataType> comparison(Argument a, Argument b, CommonTypes way) {
    DataType type = way.of(a, b);
    if (type instanceof DecimalType) {
      Optional<DecimalType> left = Decimals.of(a.type());
      Optional<DecimalType> right = Decimals.of(b.type());
      if (left.isPresent() && right.isPresent()) {
        int scale = Math.max(left.get().scale(), right.get().scale());
        int whole =
            Math.max(
                left.get().precision() - left.get().scale(),
                right.get().precision() - right.get().scale());
        return Optional.of(
            new DecimalType(Math.min(DecimalType.MAX_PRECISION, whole + scale), scale));
      }
    }
    if (type == ScalarType.VARCHAR) {
      if (Decimals.isNumeric(a.type())) {
        return Optional.of(a.type());
      }
      if (Decimals.isNumeric(b.type())) {
        return Optional.of(b.type());
      }
    }
    return Optional.ofNullable(type);
  }
}
