/// The diff judged by the engine: it never claims less change than there is.
@NullMarked
package dev.weir.verify.diff;

import org.jspecify.annotations.NullMarked;
