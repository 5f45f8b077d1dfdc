package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.Dialect.NullPlacement;
import dev.weir.sql.tree.SqlOrderBy;
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
      SqlOrderBy orderBy(SqlOrderBy orderBy) {
        return orderBy instanceof SqlOrderBy.All all
            ? new SqlOrderBy.All(all.direction(), said(all.nulls(), all.direction()), all.span())
            : super.orderBy(orderBy);
      }

      @Override
      SqlSortKey changed(SqlSortKey key) {
        return new SqlSortKey(
            key.expression(), key.direction(), said(key.nulls(), key.direction()), key.span());
      }
    }.query(query);
  }

  private NullOrder said(NullOrder written, Direction direction) {
    NullOrder meant = meaning(from.nulls(), direction);
    boolean same = meant == meaning(to.nulls(), direction);
    return written != NullOrder.DEFAULT || same ? written : meant;
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
