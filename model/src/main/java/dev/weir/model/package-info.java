/// The nouns of Weir, which every other module speaks: types, expressions, relations, contracts,
/// fingerprints, lineage, errors and events.
@NullMarked
package dev.weir.model;

import org.jspecify.annotations.NullMarked;
