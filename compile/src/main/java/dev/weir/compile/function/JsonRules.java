package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.ListType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import java.util.List;
import java.util.Map;

/// JSON: paths with wildcards give lists, `from_json` the type that its structure says, and the
/// makers take only what they can make JSON of.
final class JsonRules {
  private JsonRules() {}

  static void addTo(Map<String, TypeRule> rules) {
    for (String name :
        List.of(
            "json_extract",
            "->",
            "json_extract_path",
            "json_extract_string",
            "->>",
            "json_extract_path_text",
            "json_array_length",
            "json_type",
            "json_keys",
            "json_exists",
            "json_value")) {
      rules.put(name, JsonRules::onPath);
    }
    for (String name :
        List.of("from_json", "from_json_strict", "json_transform", "json_transform_strict")) {
      rules.put(name, JsonRules::transformed);
    }
    rules.put("to_json", JsonRules::single);
    rules.put("json_quote", JsonRules::single);
    rules.put("row_to_json", JsonRules::row);
    rules.put("array_to_json", JsonRules::array);
    rules.put("json_object", JsonRules::object);
  }

  private static DataType onPath(Call call) {
    if (call.size() == 2 && call.argument(1).literal() instanceof Literal.Many(var paths)) {
      for (Literal path : paths) {
        if (Call.text(path).filter(JsonRules::isWild).isPresent()) {
          throw call.error("a list of paths takes no wildcards");
        }
      }
    }
    DataType declared = call.declared();
    boolean wild =
        call.size() == 2
            && call.parameterType(1) == ScalarType.VARCHAR
            && call.text(1).filter(JsonRules::isWild).isPresent();
    return wild ? new ListType(declared) : declared;
  }

  /// Whether a path can match many values: `$.*`, `$[*]`, `$..a`.
  private static boolean isWild(String path) {
    if (!path.startsWith("$")) {
      return false;
    }
    boolean quoted = false;
    for (int i = 1; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '*' || c == '.' && path.startsWith("..", i))) {
        return true;
      }
    }
    return false;
  }

  private static DataType transformed(Call call) {
    if (call.hasNullConstant()) {
      return ScalarType.NULL;
    }
    String structure =
        call.text(1)
            .orElseThrow(() ->
                call.engineTyped(
                    "the structure must be a constant, since the result type depends on it"));
    return new JsonStructure(structure, call).type();
  }

  private static void one(Call call) {
    if (call.size() != 1 && !call.hasNullConstant()) {
      throw call.error("it takes exactly one argument");
    }
  }

  private static DataType single(Call call) {
    one(call);
    return call.declared();
  }

  private static DataType row(Call call) {
    one(call);
    if (!(call.type(0) instanceof StructType) && !call.hasNullConstant()) {
      throw call.error("it takes a STRUCT, not " + call.type(0).text());
    }
    return call.declared();
  }

  private static DataType array(Call call) {
    one(call);
    if (ListRules.element(call.type(0)) == null && !call.hasNullConstant()) {
      throw call.error("it takes a list, not " + call.type(0).text());
    }
    return call.declared();
  }

  private static DataType object(Call call) {
    if (call.size() % 2 != 0) {
      throw call.error("it takes pairs of a key and a value");
    }
    for (int i = 0; i < call.size(); i += 2) {
      if (call.type(i) != ScalarType.VARCHAR) {
        throw call.error("keys must be VARCHAR, not " + call.type(i).text() + "; add a cast");
      }
    }
    return call.declared();
  }
}
