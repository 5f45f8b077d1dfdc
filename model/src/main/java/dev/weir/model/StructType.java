package dev.weir.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A record with named fields, in order. Field names are found without regard to case.
public record StructType(List<Field> fields) implements DataType {
  public StructType {
    fields = List.copyOf(fields);
  }

  /// The field of that name, whatever its case.
  public Optional<Field> field(String name) {
    return fields.stream().filter(f -> Identifiers.same(f.name(), name)).findFirst();
  }

  @Override
  public String text() {
    return fields.stream().map(Field::text).collect(Collectors.joining(", ", "STRUCT(", ")"));
  }
}
