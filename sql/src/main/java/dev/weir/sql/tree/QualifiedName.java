package dev.weir.sql.tree;

import java.util.List;
import java.util.stream.Collectors;

/// One or more names joined by dots.
public record QualifiedName(List<Identifier> parts, Span span) implements SqlNode {
  public QualifiedName {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a name has at least one part");
    }
  }

  /// The last part.
  public Identifier last() {
    return parts.getLast();
  }

  /// The parts joined by dots, unquoted: for messages.
  public String text() {
    return parts.stream().map(Identifier::name).collect(Collectors.joining("."));
  }
}
