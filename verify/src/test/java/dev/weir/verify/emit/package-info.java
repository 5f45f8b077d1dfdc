/// Emitted SQL against the text it came from, on the engine.
@NullMarked
package dev.weir.verify.emit;

import org.jspecify.annotations.NullMarked;
