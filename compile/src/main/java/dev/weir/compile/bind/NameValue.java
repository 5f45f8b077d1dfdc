package dev.weir.compile.bind;

import java.util.List;

/// A constant that is computed from names of columns.
sealed interface NameValue {
  /// A string.
  record Text(String value) implements NameValue {}

  /// A whole number.
  record Whole(long value) implements NameValue {}

  /// TRUE or FALSE.
  record Truth(boolean value) implements NameValue {}

  /// A list.
  record Items(List<NameValue> values) implements NameValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// NULL.
  record Absent() implements NameValue {}

  /// The one NULL.
  NameValue NULL = new Absent();

  /// A list of strings.
  static NameValue texts(List<String> values) {
    return new Items(values.stream().<NameValue>map(Text::new).toList());
  }

  /// Whether it is TRUE, which a filter keeps.
  default boolean isTrue() {
    return this instanceof Truth(boolean value) && value;
  }
}
