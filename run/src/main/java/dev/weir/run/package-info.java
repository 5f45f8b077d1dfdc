/// The contract of an engine, and what flows out of one: sessions, Arrow batch streams and runtime
/// profiles.
@NullMarked
package dev.weir.run;

import org.jspecify.annotations.NullMarked;
