/// SQL text to a syntax tree with source spans and back to text, per dialect.
@NullMarked
package dev.weir.sql;

import org.jspecify.annotations.NullMarked;
