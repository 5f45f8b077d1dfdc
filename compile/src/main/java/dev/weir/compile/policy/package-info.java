/// What decides how a text becomes a compiled query, as one value.
@NullMarked
package dev.weir.compile.policy;

import org.jspecify.annotations.NullMarked;
