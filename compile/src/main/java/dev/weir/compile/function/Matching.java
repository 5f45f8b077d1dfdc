package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;

/// What it costs to pass an argument to a parameter, as [ImplicitCasts] does for whole types.
final class Matching {
  static final int NONE = ImplicitCasts.NONE;
  private static final int ANY = 5;
  private static final int TEMPLATE = 160;
  private static final int NULL_AS_TEMPLATE = 0;
  private static final int TEXT = 20;
  private static final int NESTED = ScalarCasts.NESTED_TARGET;

  private Matching() {}

  static int cost(Argument from, Pattern to) {
    if (to instanceof Pattern.Exact exact) {
      return from.isLambda() ? NONE : ImplicitCasts.cost(from, exact.type());
    }
    if (from.isLambda() || to instanceof Pattern.Lambda) {
      return from.isLambda() && to instanceof Pattern.Lambda ? 0 : NONE;
    }
    return switch (from.literal()) {
      case Literal.Parameter _ -> 0;
      // A string literal turns into types that are or will be whole, so not into ANY[] or DECIMAL.
      case Literal.Text _ when from.type() == ScalarType.VARCHAR ->
          to instanceof Pattern.Any ? ANY : isWhole(to) ? TEXT : NONE;
      default -> cost(from.type(), to);
    };
  }

  private static boolean isWhole(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Exact _, Pattern.Template _ -> true;
      case Pattern.ListOf p -> isWhole(p.element());
      case Pattern.MapOf p -> isWhole(p.key()) && isWhole(p.value());
      case Pattern.TupleOf p -> p.elements().stream().allMatch(Matching::isWhole);
      case Pattern.StructOf p -> p.types().stream().allMatch(Matching::isWhole);
      case Pattern.Any _, Pattern.Open _, Pattern.ArrayOf _ -> false;
      case Pattern.Lambda _, Pattern.Table _ -> false;
    };
  }

  private static int cost(DataType from, Pattern to) {
    if (to instanceof Pattern.Exact exact) {
      return ImplicitCasts.cost(from, exact.type());
    }
    if (to instanceof Pattern.Any) {
      return ANY;
    }
    if (to instanceof Pattern.Template) {
      return from == ScalarType.NULL ? NULL_AS_TEMPLATE : TEMPLATE;
    }
    if (from == ScalarType.NULL || from == ScalarType.VARIANT) {
      return to instanceof Pattern.Open(var family) && family == Pattern.Family.DECIMAL
          ? ScalarCasts.DECIMAL_TARGET
          : NESTED;
    }
    return switch (to) {
      case Pattern.Open open -> open(from, open.family());
      case Pattern.ListOf list -> list(from, list);
      case Pattern.ArrayOf array -> array(from, array);
      case Pattern.MapOf map -> from instanceof MapType m ? maps(m, map) : NONE;
      case Pattern.TupleOf tuple -> tuple(from, tuple);
      case Pattern.StructOf _, Pattern.Lambda _, Pattern.Table _ -> NONE;
      case Pattern.Exact _, Pattern.Any _, Pattern.Template _ -> ANY;
    };
  }

  private static int open(DataType from, Pattern.Family family) {
    return switch (family) {
      case DECIMAL ->
          from instanceof DecimalType
              ? 0
              : from instanceof ScalarType scalar ? ScalarCasts.costToDecimal(scalar) : NONE;
      case LIST -> from instanceof ListType ? 0 : NONE;
      case ARRAY -> from instanceof ArrayType ? 0 : NONE;
      case STRUCT -> from instanceof StructType || from instanceof TupleType ? 0 : NONE;
      case TUPLE -> from instanceof StructType || from instanceof TupleType ? 0 : NONE;
      case MAP -> from instanceof MapType ? 0 : NONE;
      case UNION -> from instanceof UnionType ? 0 : NONE;
    };
  }

  private static int list(DataType from, Pattern.ListOf to) {
    return switch (from) {
      case ListType list -> {
        int child = cost(list.element(), to.element());
        yield child >= 1 ? child - 1 : child;
      }
      case ArrayType array -> {
        int child = cost(array.element(), to.element());
        yield child < 0 ? NONE : child + 1;
      }
      default -> NONE;
    };
  }

  private static int array(DataType from, Pattern.ArrayOf to) {
    if (!(from instanceof ArrayType array)) {
      return NONE;
    }
    int child = cost(array.element(), to.element());
    return child >= 100 ? child - 1 : child;
  }

  private static int maps(MapType from, Pattern.MapOf to) {
    int key = cost(from.key(), to.key());
    int value = cost(from.value(), to.value());
    return key < 0 || value < 0 ? NONE : Math.max(key, value);
  }

  private static int tuple(DataType from, Pattern.TupleOf to) {
    java.util.List<DataType> types =
        switch (from) {
          case TupleType tuple -> tuple.elements();
          case StructType struct -> struct.fields().stream().map(f -> f.type()).toList();
          default -> java.util.List.of();
        };
    if (types.size() != to.elements().size()) {
      return NONE;
    }
    int cost = NONE;
    for (int i = 0; i < types.size(); i++) {
      int child = cost(types.get(i), to.elements().get(i));
      if (child < 0) {
        return NONE;
      }
      cost = Math.max(cost, child);
    }
    return cost;
  }
}
