/// The function catalog and the type rules against the live engine.
@NullMarked
package dev.weir.verify.function;

import org.jspecify.annotations.NullMarked;
