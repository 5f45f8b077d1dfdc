package dev.weir.store;

import dev.weir.model.DataType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a product promises to its readers. What is not stated is not promised.
///
/// @param columns all columns in order, or none when the columns are not promised
/// @param keys each key is a list of columns that together are never null and never repeat
public record Contract(List<PromisedColumn> columns, List<List<String>> keys) {
  /// Promises nothing.
  public static final Contract NONE = new Contract(List.of(), List.of());

  public Contract {
    columns = List.copyOf(columns);
    keys = keys.stream().map(List::copyOf).toList();
  }

  /// A column that a contract names.
  public record PromisedColumn(String name, DataType type, Nullability nullability) {
    public PromisedColumn {
      Objects.requireNonNull(name);
      Objects.requireNonNull(type);
      Objects.requireNonNull(nullability);
    }

    String text() {
      return type.text() + (nullability == Nullability.NEVER_NULL ? " NOT NULL" : "");
    }
  }

  /// Whether a column may hold nulls.
  public enum Nullability {
    NULLABLE,
    NEVER_NULL
  }

  /// Everything that is promised, by name.
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      PromisedColumn column = columns.get(i);
      facts.put("promise." + column.name(), (i + 1) + ": " + column.text());
    }
    if (!keys.isEmpty()) {
      facts.put(
          "keys",
          keys.stream()
              .map(key -> "[" + String.join(", ", key) + "]")
              .collect(Collectors.joining(" ")));
    }
    return facts;
  }
}
