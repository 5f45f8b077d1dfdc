package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.OpaqueType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What it costs to use a value of one type where another is wanted; negative where it cannot be
/// done without an explicit cast. Costs are only compared with each other.
final class ImplicitCasts {
  static final int NONE = ScalarCasts.NONE;
  private static final int TO_JSON = 1_000_000;

  private ImplicitCasts() {}

  /// The cost for an argument, whose literal may adapt.
  static int cost(Argument from, DataType to) {
    if (from.literal() instanceof Literal.Unknown) {
      return cost(from.type(), to);
    }
    return switch (from.literal()) {
      case Literal.Parameter _ -> 0;
      case Literal.Text _ when from.type() == ScalarType.VARCHAR ->
          to == ScalarType.VARCHAR ? 1 : 20;
      case Literal.Whole(var value) when from.type() instanceof ScalarType own -> {
        if (own == to) {
          yield 0;
        }
        if (to == ScalarType.JSON) {
          yield NONE;
        }
        if (to instanceof ScalarType target && WholeNumbers.fits(value, target)) {
          yield ScalarCasts.targetCost(target) - 90;
        }
        yield cost(own, to);
      }
      default -> cost(from.type(), to);
    };
  }

  static int cost(DataType from, DataType to) {
    if (from.equals(to)) {
      return 0;
    }
    if (from instanceof ScalarType a && to instanceof ScalarType b && isPlain(a) && isPlain(b)) {
      return ScalarCasts.cost(a, b);
    }
    if (from == ScalarType.VARIANT) {
      return to == ScalarType.JSON ? NONE : targetCost(to);
    }
    if (to == ScalarType.JSON && from != ScalarType.NULL) {
      return TO_JSON;
    }
    if (from == ScalarType.JSON && to == ScalarType.VARCHAR) {
      return 1;
    }
    return inner(from, to);
  }

  /// Whether a type has no casts but those of the table.
  private static boolean isPlain(ScalarType type) {
    return type != ScalarType.NULL && type != ScalarType.JSON && type != ScalarType.VARIANT;
  }

  /// The cost inside of a nested type, where JSON and VARIANT are not cast by themselves.
  private static int inner(DataType from, DataType to) {
    if (from == ScalarType.NULL) {
      return targetCost(to);
    }
    if (to instanceof UnionType union && !(from instanceof UnionType)) {
      return toUnion(from, union);
    }
    return switch (from) {
      case ScalarType scalar -> fromScalar(scalar, to);
      case DecimalType _ ->
          to instanceof DecimalType
              ? 0
              : to instanceof ScalarType target ? ScalarCasts.costFromDecimal(target) : NONE;
      case EnumType _ ->
          to instanceof EnumType
              ? 0
              : to == ScalarType.VARCHAR ? ScalarCasts.targetCost(ScalarType.VARCHAR) : NONE;
      case ListType list -> fromList(list, to);
      case ArrayType array -> fromArray(array, to);
      case StructType struct -> fromStruct(struct, to);
      case TupleType tuple -> fromTuple(tuple, to);
      case MapType map -> to instanceof MapType target ? maps(map, target) : NONE;
      case UnionType union -> to instanceof UnionType target ? unions(union, target) : NONE;
      case OpaqueType _ -> NONE;
    };
  }

  static int targetCost(DataType to) {
    return switch (to) {
      case ScalarType scalar -> ScalarCasts.targetCost(scalar);
      case DecimalType _ -> ScalarCasts.DECIMAL_TARGET;
      case EnumType _, OpaqueType _ -> 110;
      case ListType _, ArrayType _, StructType _, TupleType _, MapType _, UnionType _ ->
          ScalarCasts.NESTED_TARGET;
    };
  }

  private static int fromScalar(ScalarType from, DataType to) {
    return switch (to) {
      case ScalarType target -> ScalarCasts.cost(from, target);
      case DecimalType _ -> ScalarCasts.costToDecimal(from);
      default -> NONE;
    };
  }

  private static int fromList(ListType from, DataType to) {
    return switch (to) {
      case ListType target -> {
        int child = inner(from.element(), target.element());
        yield child >= 1 ? child - 1 : child;
      }
      case ArrayType target -> inner(from.element(), target.element());
      default -> NONE;
    };
  }

  private static int fromArray(ArrayType from, DataType to) {
    return switch (to) {
      case ArrayType target when from.size() == target.size() -> {
        int child = inner(from.element(), target.element());
        yield child >= 100 ? child - 1 : child;
      }
      case ListType target -> {
        int child = inner(from.element(), target.element());
        yield child < 0 ? NONE : child + 1;
      }
      default -> NONE;
    };
  }

  private static int fromStruct(StructType from, DataType to) {
    return switch (to) {
      case StructType target -> {
        if (from.fields().size() != target.fields().size()) {
          yield NONE;
        }
        int cost = NONE;
        for (Field field : from.fields()) {
          Field other = target.field(field.name()).orElse(null);
          int child = other == null ? NONE : inner(field.type(), other.type());
          if (child < 0) {
            yield NONE;
          }
          cost = Math.max(cost, child);
        }
        yield cost;
      }
      case TupleType target -> byPosition(types(from.fields()), target.elements());
      default -> NONE;
    };
  }

  private static int fromTuple(TupleType from, DataType to) {
    return switch (to) {
      case TupleType target -> byPosition(from.elements(), target.elements());
      case StructType target -> byPosition(from.elements(), types(target.fields()));
      default -> NONE;
    };
  }

  private static List<DataType> types(List<Field> fields) {
    return fields.stream().map(Field::type).toList();
  }

  private static int byPosition(List<DataType> from, List<DataType> to) {
    if (from.size() != to.size()) {
      return NONE;
    }
    int cost = NONE;
    for (int i = 0; i < from.size(); i++) {
      int child = inner(from.get(i), to.get(i));
      if (child < 0) {
        return NONE;
      }
      cost = Math.max(cost, child);
    }
    return cost;
  }

  private static int maps(MapType from, MapType to) {
    int key = inner(from.key(), to.key());
    int value = inner(from.value(), to.value());
    return key < 0 || value < 0 ? NONE : Math.max(key, value);
  }

  private static int unions(UnionType from, UnionType to) {
    int cost = NONE;
    for (Field member : from.members()) {
      Field other = member(to, member.name());
      if (other == null) {
        return NONE;
      }
      cost = Math.max(cost, inner(member.type(), other.type()));
    }
    return cost;
  }

  private static @Nullable Field member(UnionType union, String name) {
    for (Field member : union.members()) {
      if (Identifiers.same(member.name(), name)) {
        return member;
      }
    }
    return null;
  }

  private static int toUnion(DataType from, UnionType to) {
    int best = Integer.MAX_VALUE;
    for (Field member : to.members()) {
      int cost = inner(from, member.type());
      best = cost >= 0 ? Math.min(best, cost) : best;
    }
    return best == Integer.MAX_VALUE ? NONE : best;
  }
}
