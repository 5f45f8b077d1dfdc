package dev.weir.sql.tree;

/// One sort key, in ORDER BY, in a window or inside an aggregate call.
public record SqlSortKey(
    SqlExpression expression, SqlOrderBy.Direction direction, SqlOrderBy.NullOrder nulls, Span span)
    implements SqlNode {}
