package dev.weir.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON text that remembers where everything in it stands, so that a mistake can be shown. Parts
/// are named by JSON pointers (RFC 6901): `/rules/0`. Immutable and thread-safe.
public final class PlacedJson {
  private final String file;
  private final String text;
  private final JsonValue value;
  private final Map<String, Integer> values;
  private final Map<String, Integer> keys;

  private PlacedJson(
      String file,
      String text,
      JsonValue value,
      Map<String, Integer> values,
      Map<String, Integer> keys) {
    this.file = file;
    this.text = text;
    this.value = value;
    this.values = values;
    this.keys = keys;
  }

  /// Reads a text.
  ///
  /// @param file what messages call it
  /// @throws WeirException with `SYNTAX` and the place if it is not JSON
  public static PlacedJson read(String file, String text) {
    Map<String, Integer> values = new LinkedHashMap<>();
    Map<String, Integer> keys = new LinkedHashMap<>();
    JsonText reading = new JsonText(text, values, keys);
    try {
      return new PlacedJson(file, text, reading.read(), values, keys);
    } catch (WeirException e) {
      SourcePlace place = SourcePlace.of(file, text, reading.position());
      throw new WeirException(
          e.problems().stream().map(p -> Problem.at(p.code(), p.message(), place)).toList(), e);
    }
  }

  /// The value of the whole text.
  public JsonValue value() {
    return value;
  }

  /// A part of a pointer, whatever characters it has.
  public static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /// Where a value begins; where there is none, the nearest around it.
  public SourcePlace place(String pointer) {
    return place(values, pointer);
  }

  /// Where the key of a member begins; where there is none, the nearest value around it.
  public SourcePlace keyPlace(String pointer) {
    Integer at = keys.get(pointer);
    return at == null ? place(pointer) : SourcePlace.of(file, text, at);
  }

  private SourcePlace place(Map<String, Integer> offsets, String pointer) {
    String nearest = pointer;
    while (!offsets.containsKey(nearest)) {
      nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
    }
    return SourcePlace.of(file, text, offsets.getOrDefault(nearest, 0));
  }

  @Override
  public String toString() {
    return file + " " + List.copyOf(values.keySet());
  }
}
