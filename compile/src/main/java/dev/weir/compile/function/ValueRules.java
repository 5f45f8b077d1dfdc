package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.EnumType;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Choices between values, casts by example, maps, unions and enums.
final class ValueRules {
  private ValueRules() {}

  static void addTo(Map<String, TypeRule> rules) {
    rules.put("greatest", ValueRules::common);
    rules.put("least", ValueRules::common);
    rules.put("coalesce", ValueRules::common);
    rules.put("ifnull", ValueRules::common);
    rules.put("constant_or_null", call -> call.hasNullConstant() ? ScalarType.NULL : call.type(0));
    rules.put("cast_to_type", ValueRules::castTo);
    rules.put("replace_type", ValueRules::replaced);
    rules.put("unnest", ValueRules::unnested);
    rules.put("unlist", ValueRules::unnested);
    rules.put("map_concat", ValueRules::mapConcat);
    rules.put("cardinality", ValueRules::cardinality);
    rules.put("union_value", ValueRules::unionValue);
    rules.put("union_tag", ValueRules::unionTag);
    rules.put("union_extract", ValueRules::unionExtract);
    rules.put("enum_code", ValueRules::enumCode);
    for (String name : List.of("enum_first", "enum_last", "enum_range", "enum_range_boundary")) {
      rules.put(name, ValueRules::enums);
    }
    rules.put("parse_duckdb_log_message", ListRules::declaredOrNull);
    rules.put("write_log", ValueRules::log);
    rules.put("current_schemas", ValueRules::schemas);
    for (String name : List.of("array_length", "list_unique", "list_grade_up")) {
      rules.put(name, ValueRules::counted);
    }
    rules.put("create_sort_key", ValueRules::sortKey);
  }

  private static DataType common(Call call) {
    DataType type =
        Coercion.commonType(call.arguments())
            .orElseThrow(
                () -> call.error("the arguments have no common type; an explicit cast is needed"));
    call.castAll(type);
    return type;
  }

  private static DataType castTo(Call call) {
    if (call.isUntypedNull(1)) {
      throw call.error("there is no cast to NULL");
    }
    return call.type(1);
  }

  private static DataType replaced(Call call) {
    if (call.isUntypedNull(2)) {
      throw call.error("a type cannot be replaced by NULL; cast the NULL to the type meant");
    }
    return replaced(call.type(0), call.type(1), call.type(2));
  }

  private static DataType replaced(DataType type, DataType from, DataType to) {
    if (type.equals(from)) {
      return to;
    }
    return switch (type) {
      case ListType list -> new ListType(replaced(list.element(), from, to));
      case ArrayType array -> new ArrayType(replaced(array.element(), from, to), array.size());
      case MapType map ->
          new MapType(replaced(map.key(), from, to), replaced(map.value(), from, to));
      case StructType struct -> new StructType(replaced(struct.fields(), from, to));
      case UnionType union -> new UnionType(replaced(union.members(), from, to));
      case TupleType tuple ->
          new TupleType(tuple.elements().stream().map(e -> replaced(e, from, to)).toList());
      default -> type;
    };
  }

  private static List<Field> replaced(List<Field> fields, DataType from, DataType to) {
    return fields.stream().map(f -> new Field(f.name(), replaced(f.type(), from, to))).toList();
  }

  /// The rows of a list are its elements; what unnesting a struct gives is up to the binder.
  private static DataType unnested(Call call) {
    DataType element = ListRules.element(call.type(0));
    if (element != null) {
      return element;
    }
    if (call.isUntypedNull(0) || call.type(0) instanceof StructType) {
      return call.type(0);
    }
    throw call.error("only lists, structs and NULL can be unnested, not " + call.type(0).text());
  }

  private static DataType mapConcat(Call call) {
    if (call.size() < 2) {
      throw call.error("it needs two maps or more");
    }
    DataType first = ScalarType.NULL;
    for (Argument argument : call.arguments()) {
      if (argument.type() == ScalarType.NULL) {
        continue;
      }
      if (!(argument.type() instanceof MapType)) {
        throw call.error("it joins maps only, not " + argument.type().text());
      }
      if (first != ScalarType.NULL && !first.equals(argument.type())) {
        throw call.error(
            "the maps differ in type: %s, %s".formatted(first.text(), argument.type().text()));
      }
      first = argument.type();
    }
    return first;
  }

  private static DataType cardinality(Call call) {
    DataType type = call.type(0);
    boolean counted = type instanceof MapType || ListRules.element(type) != null;
    if ((call.size() != 1 || !counted) && !call.hasNullConstant()) {
      throw call.error("it takes one map or list");
    }
    return call.declared();
  }

  private static DataType schemas(Call call) {
    if (call.type(0) != ScalarType.BOOLEAN && !call.isUntypedNull(0)) {
      throw call.error("it takes a BOOLEAN, not " + call.type(0).text());
    }
    return call.declared();
  }

  private static DataType counted(Call call) {
    if (call.type(0) == ScalarType.VARIANT) {
      throw call.error("it takes a list, not VARIANT; add a cast");
    }
    return call.declared();
  }

  /// Keys alternate with how to sort by them.
  private static DataType sortKey(Call call) {
    boolean pairs = call.size() > 0 && call.size() % 2 == 0;
    for (int i = 1; i < call.size(); i += 2) {
      pairs &= call.argument(i).isConstant() && call.type(i) == ScalarType.VARCHAR;
    }
    if (!pairs) {
      throw call.error("it takes pairs of a key and a constant such as 'ASC NULLS LAST'");
    }
    return call.declared();
  }

  private static DataType unionValue(Call call) {
    if (call.size() != 1) {
      throw call.error("it takes exactly one argument, name := value");
    }
    return new UnionType(
        List.of(new Field(call.argument(0).name().orElse("unknown"), call.type(0))));
  }

  private static DataType unionTag(Call call) {
    if (call.type(0) instanceof UnionType union) {
      return new EnumType(union.members().stream().map(Field::name).toList());
    }
    if (call.isUntypedNull(0)) {
      return ScalarType.NULL;
    }
    throw call.error("it takes a UNION, not " + call.type(0).text());
  }

  private static DataType unionExtract(Call call) {
    if (call.type(0) instanceof UnionType union && call.text(1).isPresent()) {
      String tag = call.text(1).get();
      List<String> names = new ArrayList<>();
      for (Field member : union.members()) {
        if (Identifiers.same(member.name(), tag)) {
          return member.type();
        }
        names.add(member.name());
      }
      throw call.error(
          "there is no member %s; the members are %s%s"
              .formatted(tag, String.join(", ", names), NearestNames.hint(tag, names)));
    }
    if (call.hasNullConstant()) {
      return ScalarType.NULL;
    }
    throw call.engineTyped("it takes a UNION and the name of a member as a constant");
  }

  private static DataType enumCode(Call call) {
    if (call.type(0) instanceof EnumType type) {
      int size = type.values().size();
      return size <= 0xFF
          ? ScalarType.UTINYINT
          : size <= 0xFFFF ? ScalarType.USMALLINT : ScalarType.UINTEGER;
    }
    throw call.error("it takes an ENUM, not " + call.type(0).text());
  }

  private static DataType enums(Call call) {
    DataType found = null;
    for (Argument argument : call.arguments()) {
      if (argument.type() instanceof EnumType) {
        if (found != null && !found.equals(argument.type())) {
          throw call.error("the two values must be of the same ENUM");
        }
        found = argument.type();
      } else if (argument.type() != ScalarType.NULL) {
        throw call.error("it takes an ENUM, not " + argument.type().text());
      }
    }
    if (found == null) {
      throw call.error("it takes an ENUM; cast the NULL to one");
    }
    return call.declared();
  }

  private static DataType log(Call call) {
    if (call.type(0) != ScalarType.VARCHAR && !call.isUntypedNull(0)) {
      throw call.error("the message must be VARCHAR, not " + call.type(0).text());
    }
    for (Argument argument : call.arguments()) {
      if (argument.name().filter(n -> n.equalsIgnoreCase("return_value")).isPresent()) {
        return argument.type();
      }
    }
    return call.type(0);
  }
}
