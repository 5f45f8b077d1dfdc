/// From a bound relation back to a syntax tree that DuckDB runs: same rows, names and types as the
/// text that was bound, and as fast.
@NullMarked
package dev.weir.compile.emit;

import org.jspecify.annotations.NullMarked;
