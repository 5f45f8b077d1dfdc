package dev.weir.run;

import java.util.List;

/// The order of rows in written files.
public sealed interface WriteOrder {
  /// Whatever order is fastest; it may differ from run to run.
  record Any() implements WriteOrder {}

  /// The order in which the query or stream delivers the rows.
  record AsDelivered() implements WriteOrder {}

  /// By these keys, ascending, nulls last, and rows that are equal in all keys by every other
  /// column: the same rows give the same bytes at any thread count.
  record Sorted(List<String> keys) implements WriteOrder {
    public Sorted {
      keys = List.copyOf(keys);
    }
  }
}
