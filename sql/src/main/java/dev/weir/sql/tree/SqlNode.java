package dev.weir.sql.tree;

/// Anything in a syntax tree.
public interface SqlNode {
  /// Where the node stands in the text.
  Span span();
}
