package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One type for values of two. The strict way knows only what implicit casts allow; the forced way,
/// which set operations and equality take, falls back to the type that stands higher in an order of
/// all types.
enum CommonTypes {
  STRICT,
  FORCED;

  /// The common type of two arguments, whose literals adapt; null when there is none.
  @Nullable DataType of(Argument a, Argument b) {
    boolean textA = a.literal() instanceof Literal.Text && a.type() == ScalarType.VARCHAR;
    boolean textB = b.literal() instanceof Literal.Text && b.type() == ScalarType.VARCHAR;
    if (a.type() == ScalarType.JSON || b.type() == ScalarType.JSON || textA && textB) {
      return of(a.type(), b.type());
    }
    if (isOpen(a)) {
      return b.type();
    }
    if (isOpen(b)) {
      return a.type();
    }
    if (a.type() == ScalarType.VARIANT || b.type() == ScalarType.VARIANT) {
      return ScalarType.VARIANT;
    }
    if (textA && b.type() instanceof EnumType || textB && a.type() instanceof EnumType) {
      return ScalarType.VARCHAR;
    }
    if (textA) {
      return b.type();
    }
    if (textB) {
      return a.type();
    }
    boolean wholeA = a.literal() instanceof Literal.Whole;
    boolean wholeB = b.literal() instanceof Literal.Whole;
    if (wholeA != wholeB) {
      DataType adapted = wholeA ? adapted(a, b.type()) : adapted(b, a.type());
      if (adapted != null) {
        return adapted;
      }
    }
    return of(a.type(), b.type());
  }

  private static boolean isOpen(Argument argument) {
    return argument.type() == ScalarType.NULL || argument.isParameter();
  }

  private static @Nullable DataType adapted(Argument whole, DataType other) {
    if (ImplicitCasts.cost(whole, other) < 0) {
      return null;
    }
    return other instanceof DecimalType decimal ? Decimals.widened(decimal, whole.type()) : other;
  }

  /// The common type of two types; null when there is none.
  @Nullable DataType of(DataType a, DataType b) {
    DataType type = combined(a, b);
    if (type != null || this == STRICT) {
      return type;
    }
    return TypeOrder.rank(a) < TypeOrder.rank(b) ? b : a;
  }

  private @Nullable DataType combined(DataType a, DataType b) {
    if (a == ScalarType.JSON || b == ScalarType.JSON) {
      return ScalarType.JSON;
    }
    if (a.equals(b)) {
      return a;
    }
    if (a == ScalarType.NULL) {
      return b;
    }
    if (b == ScalarType.NULL) {
      return a;
    }
    if (a == ScalarType.VARIANT || b == ScalarType.VARIANT) {
      return ScalarType.VARIANT;
    }
    if (a instanceof EnumType || b instanceof EnumType) {
      return of(
          a instanceof EnumType ? ScalarType.VARCHAR : a,
          b instanceof EnumType ? ScalarType.VARCHAR : b);
    }
    if (a instanceof DecimalType left && b instanceof DecimalType right) {
      return Decimals.union(left, right);
    }
    DataType nested = nested(a, b);
    if (nested != null) {
      return nested;
    }
    return isSameConstructor(a, b) ? null : unequal(a, b);
  }

  private static boolean isSameConstructor(DataType a, DataType b) {
    return !(a instanceof ScalarType) && a.getClass() == b.getClass();
  }

  private @Nullable DataType nested(DataType a, DataType b) {
    if (a instanceof ListType left && b instanceof ListType right) {
      DataType element = of(left.element(), right.element());
      return element == null ? null : new ListType(element);
    }
    if (a instanceof ArrayType left && b instanceof ArrayType right) {
      DataType element = of(left.element(), right.element());
      return element == null ? null : new ArrayType(element, Math.max(left.size(), right.size()));
    }
    if (a instanceof MapType left && b instanceof MapType right) {
      DataType key = of(left.key(), right.key());
      DataType value = of(left.value(), right.value());
      return key == null || value == null ? null : new MapType(key, value);
    }
    if (a instanceof UnionType left && b instanceof UnionType right) {
      return right.members().size() > left.members().size() ? right : left;
    }
    if (a instanceof StructType left && b instanceof StructType right) {
      return structs(left, right);
    }
    if (a instanceof TupleType left && b instanceof TupleType right) {
      List<DataType> types = byPosition(left.elements(), right.elements());
      return types == null ? null : new TupleType(types);
    }
    if (a instanceof StructType struct && b instanceof TupleType tuple) {
      return named(struct, byPosition(types(struct), tuple.elements()));
    }
    if (a instanceof TupleType tuple && b instanceof StructType struct) {
      return named(struct, byPosition(tuple.elements(), types(struct)));
    }
    return null;
  }

  private static List<DataType> types(StructType struct) {
    return struct.fields().stream().map(Field::type).toList();
  }

  private static @Nullable DataType named(StructType struct, @Nullable List<DataType> types) {
    if (types == null) {
      return null;
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      fields.add(new Field(struct.fields().get(i).name(), types.get(i)));
    }
    return new StructType(fields);
  }

  private @Nullable List<DataType> byPosition(List<DataType> a, List<DataType> b) {
    if (a.size() != b.size()) {
      return null;
    }
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      DataType type = of(a.get(i), b.get(i));
      if (type == null) {
        return null;
      }
      types.add(type);
    }
    return types;
  }

  /// All fields of both, those of the left first.
  private @Nullable DataType structs(StructType a, StructType b) {
    List<Field> fields = new ArrayList<>();
    for (Field field : a.fields()) {
      Field other = b.field(field.name()).orElse(null);
      DataType type = other == null ? field.type() : of(field.type(), other.type());
      if (type == null) {
        return null;
      }
      fields.add(new Field(field.name(), type));
    }
    for (Field field : b.fields()) {
      if (a.fields().stream().noneMatch(f -> Identifiers.same(f.name(), field.name()))) {
        fields.add(field);
      }
    }
    return new StructType(fields);
  }

  private static @Nullable DataType unequal(DataType a, DataType b) {
    int there = ImplicitCasts.cost(a, b);
    int back = ImplicitCasts.cost(b, a);
    if (there >= 0 && (there < back || back < 0)) {
      return towards(a, b);
    }
    if (back >= 0) {
      return towards(b, a);
    }
    if (Decimals.isNumeric(a) && Decimals.isNumeric(b)) {
      return numbers(a, b);
    }
    if (a == ScalarType.BOOLEAN && b instanceof ScalarType right && right.isInteger()) {
      return b;
    }
    if (b == ScalarType.BOOLEAN && a instanceof ScalarType left && left.isInteger()) {
      return a;
    }
    return null;
  }

  private static DataType towards(DataType from, DataType to) {
    return to instanceof DecimalType decimal ? Decimals.widened(decimal, from) : to;
  }

  /// Signed and unsigned numbers: the signed type above the narrower one, as the engine has it even
  /// where UHUGEINT does not fit into that.
  private static DataType numbers(DataType a, DataType b) {
    if (either(a, b, ScalarType.BIGINT) || either(a, b, ScalarType.UBIGINT)) {
      return ScalarType.HUGEINT;
    }
    if (either(a, b, ScalarType.INTEGER) || either(a, b, ScalarType.UINTEGER)) {
      return ScalarType.BIGINT;
    }
    if (either(a, b, ScalarType.SMALLINT) || either(a, b, ScalarType.USMALLINT)) {
      return ScalarType.INTEGER;
    }
    if (either(a, b, ScalarType.TINYINT) || either(a, b, ScalarType.UTINYINT)) {
      return ScalarType.SMALLINT;
    }
    return ScalarType.DOUBLE;
  }

  private static boolean either(DataType a, DataType b, ScalarType type) {
    return a == type || b == type;
  }
}
