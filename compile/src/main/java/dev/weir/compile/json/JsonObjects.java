package dev.weir.compile.json;

import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Builds one JSON object; what is absent or empty leaves no member.
final class JsonObjects {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  /// An object of a node of that kind.
  static JsonObjects node(String kind) {
    return new JsonObjects().text("node", kind);
  }

  JsonObjects put(String name, JsonValue value) {
    members.put(name, value);
    return this;
  }

  JsonObjects text(String name, String value) {
    return put(name, new JsonString(value));
  }

  JsonObjects text(String name, Optional<String> value) {
    value.ifPresent(v -> text(name, v));
    return this;
  }

  JsonObjects number(String name, int value) {
    return put(name, JsonNumber.of(value));
  }

  <T> JsonObjects optional(String name, Optional<T> value, Function<T, JsonValue> write) {
    value.ifPresent(v -> put(name, write.apply(v)));
    return this;
  }

  <T> JsonObjects list(String name, List<T> values, Function<T, JsonValue> write) {
    return values.isEmpty() ? this : put(name, array(values, write));
  }

  JsonObjects texts(String name, List<String> values) {
    return list(name, values, JsonString::new);
  }

  JsonObjects numbers(String name, List<Integer> values) {
    return list(name, values, JsonObjects::whole);
  }

  JsonObject build() {
    return new JsonObject(members);
  }

  static JsonValue whole(Integer value) {
    return JsonNumber.of(value);
  }

  static <T> JsonArray array(List<T> values, Function<T, JsonValue> write) {
    return new JsonArray(values.stream().map(write).toList());
  }
}
