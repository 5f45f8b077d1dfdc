/// The sources, read for real.
@NullMarked
package dev.weir.examples;

import org.jspecify.annotations.NullMarked;
