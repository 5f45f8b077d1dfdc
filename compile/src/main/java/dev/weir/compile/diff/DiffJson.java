package dev.weir.compile.diff;

import dev.weir.compile.diff.ColumnChange.Status;
import dev.weir.compile.diff.Edit.Operation;
import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads `weir.diff/1`.
final class DiffJson {
  private DiffJson() {}

  static QueryDiff load(String json) {
    JsonValue diff = CanonicalJson.read(json);
    if (!text(diff, "form").equals("weir.diff/1")) {
      throw new IllegalArgumentException("this is no weir.diff/1");
    }
    Set<ChangeClass> classes = EnumSet.noneOf(ChangeClass.class);
    list(diff, "classes").forEach(c -> classes.add(constant(ChangeClass.class, string(c))));
    List<Edit> edits =
        list(diff, "edits").stream()
            .map(e ->
                new Edit(
                    constant(Operation.class, text(e, "operation")),
                    text(e, "kind"),
                    constant(ChangeClass.class, text(e, "about")),
                    text(e, "before"),
                    text(e, "after")))
            .toList();
    List<ColumnChange> columns =
        list(diff, "columns").stream()
            .map(c -> new ColumnChange(text(c, "name"), constant(Status.class, text(c, "status"))))
            .toList();
    return new QueryDiff(classes, edits, columns);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String wire) {
    return Enum.valueOf(type, wire.toUpperCase(Locale.ROOT));
  }

  private static String text(JsonValue object, String name) {
    return string(member(object, name));
  }

  private static String string(JsonValue value) {
    if (value instanceof JsonString(String text)) {
      return text;
    }
    throw new IllegalArgumentException("a text was expected, not " + value);
  }

  private static List<JsonValue> list(JsonValue object, String name) {
    if (member(object, name) instanceof JsonArray(List<JsonValue> elements)) {
      return elements;
    }
    throw new IllegalArgumentException(name + " is no list");
  }

  private static JsonValue member(JsonValue value, String name) {
    if (value instanceof JsonObject object) {
      return object
          .member(name)
          .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
    throw new IllegalArgumentException("an object was expected, not " + value);
  }
}
