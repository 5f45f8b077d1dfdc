package dev.weir.model;

import java.util.Objects;

/// A list of exactly `size` elements.
public record ArrayType(DataType element, int size) implements DataType {
  public ArrayType {
    Objects.requireNonNull(element);
    if (size < 1) {
      throw new WeirException(ErrorCode.UNKNOWN_TYPE, "an array type needs a size of at least 1");
    }
  }

  @Override
  public String text() {
    return element.text() + "[" + size + "]";
  }
}
