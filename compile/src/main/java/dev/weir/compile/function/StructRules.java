package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Structs and tuples: built, extended, joined, taken apart.
final class StructRules {
  private StructRules() {}

  static void addTo(Map<String, TypeRule> rules) {
    rules.put("struct_pack", call -> new StructType(distinct(call, named(call, 0))));
    rules.put("row", StructRules::row);
    rules.put("struct_insert", StructRules::inserted);
    rules.put("struct_update", StructRules::updated);
    rules.put("struct_concat", StructRules::joined);
    rules.put("struct_values", StructRules::values);
    rules.put("struct_keys", StructRules::keys);
    rules.put("struct_extract", StructRules::extracted);
    rules.put("array_extract", StructRules::extracted);
    rules.put("struct_extract_at", StructRules::extractedAt);
    rules.put("struct_contains", StructRules::searched);
    rules.put("struct_position", StructRules::searched);
    rules.put("contains", StructRules::searched);
  }

  private static List<Field> named(Call call, int from) {
    List<Field> fields = new ArrayList<>();
    for (Argument argument : call.arguments().subList(from, call.size())) {
      String name = argument.name().orElseThrow(() -> call.error("every field needs a name"));
      fields.add(new Field(name, argument.type()));
    }
    return fields;
  }

  private static List<Field> distinct(Call call, List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Identifiers.same(fields.get(i).name(), fields.get(j).name())) {
          throw call.error("the field " + fields.get(i).name() + " is there twice");
        }
      }
    }
    return fields;
  }

  private static DataType row(Call call) {
    return new TupleType(call.arguments().stream().map(Argument::type).toList());
  }

  private static StructType struct(Call call) {
    if (call.type(0) instanceof StructType struct) {
      return struct;
    }
    throw call.error("the first argument must be a STRUCT, not " + call.type(0).text());
  }

  private static DataType inserted(Call call) {
    List<Field> fields = new ArrayList<>(struct(call).fields());
    List<Field> added = named(call, 1);
    if (added.isEmpty()) {
      throw call.error("it needs at least one field, name := value");
    }
    fields.addAll(added);
    return new StructType(distinct(call, fields));
  }

  private static DataType updated(Call call) {
    List<Field> fields = new ArrayList<>(struct(call).fields());
    List<Field> changes = distinct(call, named(call, 1));
    if (changes.isEmpty()) {
      throw call.error("it needs at least one field, name := value");
    }
    for (Field change : changes) {
      int at = indexOf(fields, change.name());
      if (at < 0) {
        fields.add(change);
      } else {
        fields.set(at, change);
      }
    }
    return new StructType(fields);
  }

  private static int indexOf(List<Field> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (Identifiers.same(fields.get(i).name(), name)) {
        return i;
      }
    }
    return -1;
  }

  private static DataType joined(Call call) {
    List<Field> fields = new ArrayList<>();
    List<DataType> elements = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      switch (argument.type()) {
        case StructType struct -> fields.addAll(struct.fields());
        case TupleType tuple -> elements.addAll(tuple.elements());
        default -> throw call.error("it joins structs only, not " + argument.type().text());
      }
    }
    if (fields.isEmpty() && elements.isEmpty()) {
      throw call.error("it needs at least one struct");
    }
    if (!fields.isEmpty() && !elements.isEmpty()) {
      throw call.error("it joins structs or tuples, not both");
    }
    return elements.isEmpty() ? new StructType(distinct(call, fields)) : new TupleType(elements);
  }

  private static DataType values(Call call) {
    return switch (call.type(0)) {
      case StructType struct -> new TupleType(struct.fields().stream().map(Field::type).toList());
      case TupleType tuple -> tuple;
      case ScalarType scalar when scalar == ScalarType.NULL -> scalar;
      case ScalarType scalar when scalar == ScalarType.VARIANT ->
          throw call.engineTyped("the fields of a VARIANT are in its values");
      default -> throw call.error("it takes a STRUCT, not " + call.type(0).text());
    };
  }

  private static DataType keys(Call call) {
    if (!(call.type(0) instanceof StructType) && !call.hasNullConstant()) {
      throw call.error("it takes a STRUCT with names, not " + call.type(0).text());
    }
    return call.declared();
  }

  private static DataType extracted(Call call) {
    if (call.hasUntypedNull() && call.overload().result() instanceof Pattern.Any) {
      return ScalarType.NULL;
    }
    if (isOverTuple(call) && call.type(0) instanceof StructType) {
      throw call.error("fields of a STRUCT are found by name; only a TUPLE has positions");
    }
    if (!isOverTuple(call) && call.type(0) instanceof TupleType) {
      throw call.error("elements of a TUPLE are found by position; they have no names");
    }
    return switch (call.type(0)) {
      case StructType struct -> field(call, struct);
      case TupleType tuple -> at(call, tuple.elements());
      default ->
          call.overload().result() instanceof Pattern.Any
              ? ScalarType.NULL
              : ListRules.declaredOrNull(call);
    };
  }

  private static boolean isOverTuple(Call call) {
    return call.overload().parameters().getFirst().type() instanceof Pattern.Open open
        && open.family() == Pattern.Family.TUPLE;
  }

  private static DataType field(Call call, StructType struct) {
    if (call.argument(1).isNull()) {
      return ScalarType.NULL;
    }
    String name =
        call.text(1)
            .orElseThrow(() -> call.engineTyped("the field must be named by a string constant"));
    return struct
        .field(name)
        .map(Field::type)
        .orElseThrow(() -> {
          List<String> names = struct.fields().stream().map(Field::name).toList();
          return call.error(
              "there is no field %s; the fields are %s%s"
                  .formatted(name, String.join(", ", names), NearestNames.hint(name, names)));
        });
  }

  private static DataType at(Call call, List<DataType> elements) {
    if (call.argument(1).isNull()) {
      return ScalarType.NULL;
    }
    BigInteger value =
        call.whole(1)
            .orElseThrow(() -> call.engineTyped("the index must be a whole-number constant"));
    int index = value.bitLength() < 32 ? value.intValue() : 0;
    if (index < 1 || index > elements.size()) {
      throw call.error("index %s is outside of 1 to %d".formatted(value, elements.size()));
    }
    return elements.get(index - 1);
  }

  private static DataType extractedAt(Call call) {
    return switch (call.type(0)) {
      case StructType struct -> at(call, struct.fields().stream().map(Field::type).toList());
      case TupleType tuple -> at(call, tuple.elements());
      default -> ScalarType.NULL;
    };
  }

  private static DataType searched(Call call) {
    boolean named = call.type(0) instanceof StructType || call.type(0) == ScalarType.VARIANT;
    if (isOverTuple(call) && named) {
      throw call.error("it searches tuples, which have no names; use struct_values first");
    }
    boolean position = call.function().ruleName().equals("struct_position");
    return position && call.isUntypedNull(0) ? ScalarType.NULL : call.declared();
  }
}
