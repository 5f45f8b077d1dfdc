package dev.weir.model;

import java.util.Objects;

/// A named part of a struct or union.
public record Field(String name, DataType type) {
  public Field {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
  }

  String text() {
    return Identifiers.quote(name) + " " + type.text();
  }
}
