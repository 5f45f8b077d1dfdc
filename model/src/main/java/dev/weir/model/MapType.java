package dev.weir.model;

import java.util.Objects;

/// Keys with a value each; keys are unique and not null.
public record MapType(DataType key, DataType value) implements DataType {
  public MapType {
    Objects.requireNonNull(key);
    Objects.requireNonNull(value);
  }

  @Override
  public String text() {
    return "MAP(" + key.text() + ", " + value.text() + ")";
  }
}
