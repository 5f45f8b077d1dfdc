package dev.weir.examples;

import org.jspecify.annotations.Nullable;

/// The values of one row or struct, in the order of its columns: `String`, `Long`, `Integer`, a
/// list of these or of rows, or null. Not changed after it was made.
final class Row {
  private final @Nullable Object[] values;

  private Row(@Nullable Object[] values) {
    this.values = values;
  }

  static Row of(@Nullable Object... values) {
    return new Row(values);
  }

  @Nullable Object value(int column) {
    return values[column];
  }
}
