package dev.weir.model;

import java.util.Objects;

/// A type that only the engine knows, under its own name: values of it can be selected, grouped and
/// compared with values of the same type, and no function takes them.
public record OpaqueType(String text) implements DataType {
  public OpaqueType {
    Objects.requireNonNull(text);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a type has a name");
    }
  }

  /// The type that a text names, of those that are known; else one of its own.
  public static DataType orKnown(String text) {
    try {
      return DataType.parse(text);
    } catch (WeirException e) {
      return new OpaqueType(text);
    }
  }
}
