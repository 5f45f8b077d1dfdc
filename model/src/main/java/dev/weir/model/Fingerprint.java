package dev.weir.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What decides something's content, as named component hashes in a fixed order; never one opaque
/// string. Two fingerprints are equal when all components are.
public record Fingerprint(Map<String, Component> components) {
  public Fingerprint {
    components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
  }

  /// A component: its hash, and in words what the hash covers.
  public record Component(String hash, String covers) {}

  /// One hash over all components, by name and hash only.
  public String id() {
    StringBuilder text = new StringBuilder("weir.fingerprint/1\n");
    components.forEach((name, c) -> text.append(name).append('=').append(c.hash()).append('\n'));
    return Sha256.of(text.toString());
  }

  /// The names of components that differ from, or are missing in, the other fingerprint.
  public List<String> differences(Fingerprint other) {
    List<String> names = new ArrayList<>();
    components.forEach((name, c) -> {
      Component theirs = other.components.get(name);
      if (theirs == null || !theirs.hash().equals(c.hash())) {
        names.add(name);
      }
    });
    other.components.keySet().stream().filter(n -> !components.containsKey(n)).forEach(names::add);
    return names;
  }
}
