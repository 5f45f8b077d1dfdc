/// Rewrite rules against the engine.
@NullMarked
package dev.weir.verify.rewrite;

import org.jspecify.annotations.NullMarked;
