package dev.weir.model;

import java.util.Objects;

/// A list of any length.
public record ListType(DataType element) implements DataType {
  public ListType {
    Objects.requireNonNull(element);
  }

  @Override
  public String text() {
    return element.text() + "[]";
  }
}
