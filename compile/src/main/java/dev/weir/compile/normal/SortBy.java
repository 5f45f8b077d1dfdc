package dev.weir.compile.normal;

import dev.weir.model.relation.SortKey.Direction;
import dev.weir.model.relation.SortKey.Nulls;

/// A sort key of the normal form.
public record SortBy(Expr expression, Direction direction, Nulls nulls) {}
