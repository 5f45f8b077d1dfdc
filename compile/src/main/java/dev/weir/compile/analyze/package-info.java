/// What can be known of a bound query without running it: each analysis once, for whoever asks.
@NullMarked
package dev.weir.compile.analyze;

import org.jspecify.annotations.NullMarked;
