package dev.weir.build;

import dev.weir.model.CanonicalJson;
import dev.weir.model.Fingerprint;
import dev.weir.model.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One of the things that decide a product's content, as facts, so that two of them can be compared
/// in words. Immutable; equal when component and facts are.
public final class IdentityPart {
  private static final int SHORT = 8;

  private final Component component;
  private final SortedMap<String, String> facts;
  private @Nullable String hash;

  /// @param component which one
  /// @param facts what it consists of, by name; the hash covers exactly these
  public IdentityPart(Component component, Map<String, String> facts) {
    this.component = Objects.requireNonNull(component);
    this.facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /// Which one it is.
  public Component component() {
    return component;
  }

  /// What it consists of, sorted by name.
  public SortedMap<String, String> facts() {
    return facts;
  }

  /// SHA-256 over the facts as canonical JSON.
  public String hash() {
    // Many products share a part; two threads that both compute its hash find the same one.
    String known = hash;
    if (known == null) {
      CanonicalJson json = new CanonicalJson(new StringBuilder(256));
      json.beginObject();
      facts.forEach((name, fact) -> json.key(name).string(fact));
      json.endObject();
      known = Sha256.of("weir.identity/1\n" + component.wireName() + "\n" + json.text());
      hash = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdentityPart part
        && component == part.component
        && facts.equals(part.facts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(component, facts);
  }

  @Override
  public String toString() {
    return component.wireName() + " " + facts;
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
