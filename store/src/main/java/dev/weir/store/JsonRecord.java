package dev.weir.store;

import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON object that Weir wrote. Whatever is missing or of the wrong kind is
/// `STORE_CORRUPT`, with the file's name in the message.
public record JsonRecord(Path file, JsonObject object) {
  /// The object in a file; empty when there is no such file.
  ///
  /// @param format what the member `format` must say
  public static Optional<JsonRecord> read(Path file, String format) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StoreFailures.reading("read " + file.getFileName(), file, e);
    }
    JsonRecord json = new JsonRecord(file, parse(file, text));
    if (!json.text("format").equals(format)) {
      throw json.wrong("format", "'" + format + "'; a newer Weir may have written it");
    }
    return Optional.of(json);
  }

  /// The text of that name.
  public String text(String name) {
    if (member(name) instanceof JsonString(String value)) {
      return value;
    }
    throw wrong(name, "a text");
  }

  /// The whole number of that name.
  public long number(String name) {
    if (member(name) instanceof JsonNumber(double value) && value == Math.rint(value)) {
      return (long) value;
    }
    throw wrong(name, "a whole number");
  }

  /// The object of that name.
  public JsonRecord record(String name) {
    return inner(name, member(name));
  }

  /// The objects of that name, in order.
  public List<JsonRecord> records(String name) {
    return elements(name).stream().map(element -> inner(name, element)).toList();
  }

  /// The texts of that name, in order.
  public List<String> texts(String name) {
    return elements(name).stream()
        .map(element -> {
          if (element instanceof JsonString(String value)) {
            return value;
          }
          throw wrong(name, "texts");
        })
        .toList();
  }

  /// The members of an object of texts, by name.
  public Map<String, String> textMap(String name) {
    JsonRecord inner = record(name);
    Map<String, String> texts = new TreeMap<>();
    inner.object.members().keySet().forEach(key -> texts.put(key, inner.text(key)));
    return Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /// Whether there is a member of that name.
  public boolean has(String name) {
    return object.member(name).isPresent();
  }

  private List<JsonValue> elements(String name) {
    if (member(name) instanceof JsonArray(List<JsonValue> elements)) {
      return elements;
    }
    throw wrong(name, "a list");
  }

  private JsonRecord inner(String name, @Nullable JsonValue value) {
    if (value instanceof JsonObject inner) {
      return new JsonRecord(file, inner);
    }
    throw wrong(name, "an object");
  }

  private @Nullable JsonValue member(String name) {
    return object.member(name).orElse(null);
  }

  private WeirException wrong(String name, String wanted) {
    return StoreFailures.corrupt("'" + name + "' should be " + wanted, file);
  }

  private static JsonObject parse(Path file, String text) {
    JsonValue value;
    try {
      value = CanonicalJson.read(text);
    } catch (WeirException e) {
      throw StoreFailures.corrupt(e.problems().getFirst().message(), file, e);
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    throw StoreFailures.corrupt("a JSON object is expected", file);
  }
}
