/// Projects and the graph of their products: build identity, decisions with reasons, and the ledger
/// of what was built.
@NullMarked
package dev.weir.build;

import org.jspecify.annotations.NullMarked;
