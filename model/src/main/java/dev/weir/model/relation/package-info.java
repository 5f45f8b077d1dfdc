/// The bound relation: what a query means, every name resolved and typed, the shape of the query
/// kept as written. It is emitted and executed; the normal form for identity is derived from it.
@NullMarked
package dev.weir.model.relation;

import org.jspecify.annotations.NullMarked;
