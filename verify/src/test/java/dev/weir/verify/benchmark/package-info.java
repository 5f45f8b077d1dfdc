/// Benchmarks; the figures are in docs/benchmarks.md.
@NullMarked
package dev.weir.verify.benchmark;

import org.jspecify.annotations.NullMarked;
