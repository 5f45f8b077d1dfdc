package dev.weir.store;

import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the members of a JSON object.
public final class JsonMembers {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  /// A text.
  public JsonMembers text(String name, String value) {
    return value(name, new JsonString(value));
  }

  /// A whole number.
  public JsonMembers number(String name, long value) {
    return value(name, JsonNumber.of(value));
  }

  /// Any value.
  public JsonMembers value(String name, JsonValue value) {
    members.put(name, value);
    return this;
  }

  /// Texts in order.
  public JsonMembers texts(String name, Collection<String> values) {
    return values(name, values.stream().map(JsonString::new).toList());
  }

  /// Values in order.
  public JsonMembers values(String name, List<? extends JsonValue> values) {
    return value(name, new JsonArray(List.copyOf(values)));
  }

  /// Texts by name.
  public JsonMembers texts(String name, Map<String, String> values) {
    Map<String, JsonValue> inner = new LinkedHashMap<>();
    values.forEach((key, value) -> inner.put(key, new JsonString(value)));
    return value(name, new JsonObject(inner));
  }

  /// The object so far.
  public JsonObject object() {
    return new JsonObject(members);
  }

  /// The object as canonical JSON, with a line feed at its end.
  public String line() {
    return CanonicalJson.write(object()) + "\n";
  }
}
