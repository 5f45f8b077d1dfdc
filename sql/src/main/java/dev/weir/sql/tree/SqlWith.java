package dev.weir.sql.tree;

import java.util.List;

/// The CTEs in front of a query, in the order written.
public record SqlWith(Recursion recursion, List<Cte> ctes, Span span) implements SqlNode {
  public SqlWith {
    ctes = List.copyOf(ctes);
  }

  /// Whether `RECURSIVE` was written.
  public enum Recursion {
    NONE,
    RECURSIVE
  }

  /// `AS MATERIALIZED`, `AS NOT MATERIALIZED` or nothing.
  public enum Materialization {
    DEFAULT,
    MATERIALIZED,
    NOT_MATERIALIZED
  }

  /// One CTE. `usingKey` holds the key of a recursive CTE with `USING KEY (…)`; empty without.
  public record Cte(
      Identifier name,
      List<Identifier> columns,
      List<SqlExpression> usingKey,
      Materialization materialization,
      SqlQuery query,
      Span span)
      implements SqlNode {
    public Cte {
      columns = List.copyOf(columns);
      usingKey = List.copyOf(usingKey);
    }
  }
}
