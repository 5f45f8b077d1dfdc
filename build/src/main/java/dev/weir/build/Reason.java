package dev.weir.build;

import java.util.Objects;

/// Why a product has to be built.
///
/// @param component the wire name of a [Component], or `missing` when there is no output to reuse
/// @param detail in words
/// @param before the component's hash at the last build; empty when there is none
/// @param now the component's hash now; empty for `missing`
public record Reason(String component, String detail, String before, String now) {
  /// The component of reasons that have nothing to do with the identity.
  public static final String MISSING = "missing";

  public Reason {
    Objects.requireNonNull(component);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(before);
    Objects.requireNonNull(now);
  }

  static Reason missing(String detail) {
    return new Reason(MISSING, detail, "", "");
  }
}
