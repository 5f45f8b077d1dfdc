package dev.weir.build;

import dev.weir.model.CanonicalJson;
import dev.weir.model.Fingerprint;
import dev.weir.model.JsonValue;
import dev.weir.model.Sha256;
import dev.weir.store.JsonMembers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// One of the things that decide a product's content, as facts, so that two of them can be compared
/// in words.
///
/// @param component which one
/// @param facts what it consists of, by name; the hash covers exactly these
public record IdentityPart(Component component, Map<String, String> facts) {
  private static final int SHORT = 8;

  public IdentityPart {
    Objects.requireNonNull(component);
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /// SHA-256 over the facts as canonical JSON.
  public String hash() {
    JsonMembers json = new JsonMembers();
    facts.forEach(json::text);
    JsonValue object = json.object();
    return Sha256.of(
        "weir.identity/1\n" + component.wireName() + "\n" + CanonicalJson.write(object));
  }

  Fingerprint.Component fingerprint() {
    return new Fingerprint.Component(hash(), component.covers());
  }

  /// What changed from an earlier part to this one, a phrase each; empty when nothing did.
  List<String> changesSince(IdentityPart earlier) {
    List<String> changes = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(facts.keySet());
    names.addAll(earlier.facts.keySet());
    for (String name : names) {
      String before = earlier.facts.get(name);
      String now = facts.get(name);
      if (before == null) {
        changes.add(name + " is new: " + brief(Objects.requireNonNull(now)));
      } else if (now == null) {
        changes.add(name + " is gone: it was " + brief(before));
      } else if (!before.equals(now)) {
        changes.add(name + " changed from " + brief(before) + " to " + brief(now));
      }
    }
    return changes;
  }

  /// Hashes are cut for people.
  private static String brief(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, SHORT) : value;
  }
}
