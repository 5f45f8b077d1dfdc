package dev.weir.compile.policy;

import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one policy says and another one does not.
public final class PolicyChanges {
  private PolicyChanges() {}

  /// What changed from one policy to the next, a phrase for each option, sorted by name; empty when
  /// nothing did.
  ///
  /// @param before a policy in the form `weir.policy/1`, of any version of Weir
  /// @param now another one
  public static List<String> between(String before, String now) {
    SortedMap<String, String> earlier = options(before);
    SortedMap<String, String> later = options(now);
    TreeSet<String> names = new TreeSet<>(earlier.keySet());
    names.addAll(later.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String was = earlier.getOrDefault(name, "not stated");
      String is = later.getOrDefault(name, "not stated");
      if (!Objects.equals(was, is)) {
        changes.add(name + " changed from " + was + " to " + is);
      }
    }
    return changes;
  }

  private static SortedMap<String, String> options(String json) {
    SortedMap<String, String> options = new TreeMap<>();
    collect("", CanonicalJson.read(json), options);
    return options;
  }

  private static void collect(String name, JsonValue value, Map<String, String> options) {
    if (value instanceof JsonObject(Map<String, JsonValue> members)) {
      members.forEach(
          (key, member) -> collect(name.isEmpty() ? key : name + "." + key, member, options));
    } else {
      options.put(name, CanonicalJson.write(value));
    }
  }
}
