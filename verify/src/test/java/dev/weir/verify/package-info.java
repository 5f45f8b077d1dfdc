/// The rules of the house as tests, the oracles and the benchmarks.
@NullMarked
package dev.weir.verify;

import org.jspecify.annotations.NullMarked;
