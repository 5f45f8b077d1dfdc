package dev.weir.model;

import java.util.List;
import java.util.stream.Collectors;

/// A value of exactly one of the named member types.
public record UnionType(List<Field> members) implements DataType {
  public UnionType {
    members = List.copyOf(members);
  }

  @Override
  public String text() {
    return members.stream().map(Field::text).collect(Collectors.joining(", ", "UNION(", ")"));
  }
}
