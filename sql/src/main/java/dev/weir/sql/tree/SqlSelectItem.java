package dev.weir.sql.tree;

import java.util.Optional;

/// One item of a SELECT list: an expression (a star too) with the alias that was written, be it
/// behind (`a AS b`, `a b`) or before (`b: a`).
public record SqlSelectItem(SqlExpression expression, Optional<Identifier> alias, Span span)
    implements SqlNode {}
