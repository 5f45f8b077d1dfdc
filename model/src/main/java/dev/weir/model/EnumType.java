package dev.weir.model;

import java.util.List;
import java.util.stream.Collectors;

/// A closed list of strings; their order is the sort order.
public record EnumType(List<String> values) implements DataType {
  public EnumType {
    values = List.copyOf(values);
  }

  @Override
  public String text() {
    return values.stream()
        .map(v -> "'" + v.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "ENUM(", ")"));
  }
}
