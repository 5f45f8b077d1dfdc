/// Where each output column of a query comes from: base columns with the kind of dependence, the
/// columns that decide which rows there are, and what the query reads at all.
@NullMarked
package dev.weir.compile.lineage;

import org.jspecify.annotations.NullMarked;
