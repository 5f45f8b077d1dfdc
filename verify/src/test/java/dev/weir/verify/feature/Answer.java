package dev.weir.verify.feature;

import java.util.List;
import java.util.stream.IntStream;

/// What the engine makes of a query's text.
sealed interface Answer {
  /// Names and types of the columns, and the rows in the order in which they came.
  record Result(List<String> names, List<String> types, List<String> rows) implements Answer {
    public Result {
      names = List.copyOf(names);
      types = List.copyOf(types);
      rows = List.copyOf(rows);
    }

    /// Each column as `name TYPE`.
    List<String> columns() {
      return IntStream.range(0, names.size())
          .mapToObj(i -> names.get(i) + " " + types.get(i))
          .toList();
    }

    /// The rows without regard to their order.
    List<String> multiset() {
      return rows.stream().sorted().toList();
    }
  }

  /// The engine does not accept the text, whatever the tables hold.
  record Refused(String message) implements Answer {}

  /// The engine accepts the text and fails when it runs.
  record Failed(String message) implements Answer {}
}
