/// The compiler on the queries that DuckDB tests itself with: scripts that are read, replayed and
/// compared.
@NullMarked
package dev.weir.verify.suite;

import org.jspecify.annotations.NullMarked;
