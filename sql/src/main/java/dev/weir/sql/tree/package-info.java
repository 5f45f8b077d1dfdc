/// The syntax tree: what a text says, before anybody asks what it means. Every node is an immutable
/// record that carries the span of text that it came from.
@NullMarked
package dev.weir.sql.tree;

import org.jspecify.annotations.NullMarked;
