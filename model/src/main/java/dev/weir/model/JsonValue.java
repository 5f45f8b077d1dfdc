package dev.weir.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value. Objects keep the order in which they were made; [CanonicalJson] writes their keys
/// sorted whatever it is.
public sealed interface JsonValue {
  /// An object; keys are unique.
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// The member of that name.
    public Optional<JsonValue> member(String name) {
      return Optional.ofNullable(members.get(name));
    }
  }

  /// An array.
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  /// A string.
  record JsonString(String value) implements JsonValue {}

  /// A number: finite. Whole numbers beyond 2^53 do not survive and are refused; write them as
  /// text.
  record JsonNumber(double value) implements JsonValue {
    public JsonNumber {
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        throw new IllegalArgumentException("JSON has no " + value);
      }
    }

    /// A whole number.
    public static JsonNumber of(long value) {
      if (Math.abs(value) > 1L << 53) {
        throw new IllegalArgumentException(
            value + " is not exact as a JSON number; write it as text");
      }
      return new JsonNumber(value);
    }
  }

  /// True or false.
  record JsonBoolean(boolean value) implements JsonValue {}

  /// Null.
  record JsonNull() implements JsonValue {}
}
