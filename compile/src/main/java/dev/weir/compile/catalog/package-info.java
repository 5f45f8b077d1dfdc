/// The base tables that the compiler is told about.
@NullMarked
package dev.weir.compile.catalog;

import org.jspecify.annotations.NullMarked;
