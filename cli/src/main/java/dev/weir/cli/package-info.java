/// The commands of `weir`: the place where engine, store and build are put together.
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
