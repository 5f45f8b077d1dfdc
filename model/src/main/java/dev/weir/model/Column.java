package dev.weir.model;

import java.util.Objects;

/// A named, typed column.
public record Column(String name, DataType type) {
  public Column {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
  }
}
