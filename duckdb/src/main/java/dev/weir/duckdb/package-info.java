/// DuckDB, embedded, behind the engine contract.
@NullMarked
package dev.weir.duckdb;

import org.jspecify.annotations.NullMarked;
