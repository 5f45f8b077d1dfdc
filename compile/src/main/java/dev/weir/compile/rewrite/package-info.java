/// Rewrites of bound relations that people see: rules under the names that SQLGlot gave them, each
/// of which leaves rows, names, types and column order as they are.
@NullMarked
package dev.weir.compile.rewrite;

import org.jspecify.annotations.NullMarked;
