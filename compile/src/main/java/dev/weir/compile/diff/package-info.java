/// What changed between two queries, over their normal forms: start at [SemanticDiff].
@NullMarked
package dev.weir.compile.diff;

import org.jspecify.annotations.NullMarked;
