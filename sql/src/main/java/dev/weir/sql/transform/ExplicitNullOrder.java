package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.Dialect.NullPlacement;
import dev.weir.sql.tree.SqlOrderBy.Direction;
import dev.weir.sql.tree.SqlOrderBy.NullOrder;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSortKey;

/// The place of NULL is said where two dialects differ in what saying nothing means.
///
///     SELECT a FROM t ORDER BY a                  -- duckdb: NULL behind
///     SELECT a FROM t ORDER BY a NULLS LAST       -- spark
public final class ExplicitNullOrder implements SqlTransform {
  private final Dialect from;
  private final Dialect to;

  /// From one dialect's default to another's.
  public ExplicitNullOrder(Dialect from, Dialect to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlSortKey changed(SqlSortKey key) {
        if (key.nulls() != NullOrder.DEFAULT) {
          return key;
        }
        NullOrder meant = meaning(from.nulls(), key.direction());
        NullOrder otherwise = meaning(to.nulls(), key.direction());
        return meant == otherwise || meant == NullOrder.DEFAULT
            ? key
            : new SqlSortKey(key.expression(), key.direction(), meant, key.span());
      }
    }.query(query);
  }

  private static NullOrder meaning(NullPlacement placement, Direction direction) {
    boolean descending = direction == Direction.DESCENDING;
    return switch (placement) {
      case LAST -> NullOrder.LAST;
      case SMALLEST -> descending ? NullOrder.LAST : NullOrder.FIRST;
      case LARGEST -> descending ? NullOrder.FIRST : NullOrder.LAST;
      case UNKNOWN -> NullOrder.DEFAULT;
    };
  }
}
