package dev.weir.build;

import dev.weir.model.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that decides a product's content. It holds nothing of the machine, the time or the
/// place: the same project on the same inputs has the same identity everywhere.
///
/// @param parts one per [Component], in that order
public record BuildIdentity(List<IdentityPart> parts) {
  public BuildIdentity {
    parts = List.copyOf(parts);
    List<Component> components = parts.stream().map(IdentityPart::component).toList();
    if (!components.equals(List.of(Component.values()))) {
      throw new IllegalArgumentException("an identity has every component once: " + components);
    }
  }

  /// The named hashes.
  public Fingerprint fingerprint() {
    Map<String, Fingerprint.Component> components = new LinkedHashMap<>();
    parts.forEach(part -> components.put(part.component().wireName(), part.fingerprint()));
    return new Fingerprint(components);
  }

  /// The one hash over all components.
  public String buildId() {
    return fingerprint().id();
  }

  /// The part of a component.
  public IdentityPart part(Component component) {
    return parts.get(component.ordinal());
  }
}
