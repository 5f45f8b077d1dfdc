/// How much work one compile may be.
@NullMarked
package dev.weir.compile.limits;

import org.jspecify.annotations.NullMarked;
