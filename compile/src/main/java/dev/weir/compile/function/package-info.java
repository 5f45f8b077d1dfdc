/// What the engine's functions are called, what they take and what they give: the catalog, overload
/// resolution, implicit casts and the type rules of polymorphic functions. Needs no engine.
@NullMarked
package dev.weir.compile.function;

import org.jspecify.annotations.NullMarked;
