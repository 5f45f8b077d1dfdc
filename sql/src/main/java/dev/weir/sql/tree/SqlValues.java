package dev.weir.sql.tree;

import java.util.List;

/// `VALUES (…), (…)`; every row has the same number of expressions (checked by the binder).
public record SqlValues(List<List<SqlExpression>> rows, Span span) implements SqlQueryBody {
  public SqlValues {
    rows = rows.stream().map(List::copyOf).toList();
  }
}
