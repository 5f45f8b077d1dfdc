package dev.weir.sql.tree;

import java.util.List;

/// `AS name (column, …)`.
public record SqlAlias(Identifier name, List<Identifier> columns, Span span) implements SqlNode {
  public SqlAlias {
    columns = List.copyOf(columns);
  }
}
