/// Lineage proved by perturbation: what it does not name has no influence.
@NullMarked
package dev.weir.verify.lineage;

import org.jspecify.annotations.NullMarked;
