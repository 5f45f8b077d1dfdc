package dev.weir.compile.diff;

import dev.weir.compile.diff.Edit.Operation;
import dev.weir.model.CanonicalJson;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What changed between two queries. Immutable.
///
/// @param classes the classes of the change, in the order of [ChangeClass]; never empty
/// @param edits the edit script over the normal forms, what was kept included
/// @param columns what became of each output column: those of the later query in order, then
///   removed ones
public record QueryDiff(Set<ChangeClass> classes, List<Edit> edits, List<ColumnChange> columns) {
  public QueryDiff {
    classes = Collections.unmodifiableSet(EnumSet.copyOf(classes));
    edits = List.copyOf(edits);
    columns = List.copyOf(columns);
  }

  /// Whether the result is the same.
  public boolean isCosmetic() {
    return classes.equals(EnumSet.of(ChangeClass.COSMETIC));
  }

  /// Whether only columns changed: who does not read changed or removed ones is not concerned.
  public boolean isProjectionOnly() {
    return EnumSet.of(ChangeClass.PROJECTION, ChangeClass.WINDOW).containsAll(classes);
  }

  /// How often each operation occurs, all of them named.
  public Map<Operation, Integer> counts() {
    Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      counts.put(operation, 0);
    }
    edits.forEach(e -> counts.merge(e.operation(), 1, Integer::sum));
    return counts;
  }

  /// The edits that change something.
  public List<Edit> changes() {
    return edits.stream().filter(e -> e.operation() != Operation.KEEP).toList();
  }

  /// Canonical JSON of the form `weir.diff/1`.
  public String json() {
    CanonicalJson json = new CanonicalJson();
    json.beginObject().key("classes").beginArray();
    classes.forEach(c -> json.string(wire(c)));
    json.endArray().key("columns").beginArray();
    for (ColumnChange c : columns) {
      json.beginObject().key("name").string(c.name()).key("status").string(wire(c.status()));
      json.endObject();
    }
    json.endArray().key("counts").beginObject();
    counts().entrySet().stream()
        .sorted((a, b) -> wire(a.getKey()).compareTo(wire(b.getKey())))
        .forEach(e -> json.key(wire(e.getKey())).number(e.getValue()));
    json.endObject().key("edits").beginArray();
    for (Edit e : edits) {
      json.beginObject().key("about").string(wire(e.about()));
      json.key("after").string(e.after()).key("before").string(e.before());
      json.key("kind").string(e.kind()).key("operation").string(wire(e.operation()));
      json.endObject();
    }
    return json.endArray().key("form").string("weir.diff/1").endObject().text();
  }

  /// The diff that a text of the form `weir.diff/1` holds.
  ///
  /// @throws dev.weir.model.WeirException with `SYNTAX` if it is not JSON
  /// @throws IllegalArgumentException if it is JSON of another form
  public static QueryDiff load(String json) {
    return DiffJson.load(json);
  }

  /// For a terminal.
  public String text() {
    return DiffText.text(this);
  }

  /// For a pull request.
  public String markdown() {
    return DiffText.markdown(this);
  }

  static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
