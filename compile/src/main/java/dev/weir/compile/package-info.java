/// From a syntax tree and a catalog to a compiled query: bound relation, normal form, fingerprint,
/// schema, lineage and engine SQL.
@NullMarked
package dev.weir.compile;

import org.jspecify.annotations.NullMarked;
