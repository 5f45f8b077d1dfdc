package dev.weir.model;

import java.util.List;
import java.util.stream.Collectors;

/// A record without field names, as `ROW(1, 'a')` makes it.
public record TupleType(List<DataType> elements) implements DataType {
  public TupleType {
    elements = List.copyOf(elements);
  }

  @Override
  public String text() {
    return elements.stream().map(DataType::text).collect(Collectors.joining(", ", "TUPLE(", ")"));
  }
}
