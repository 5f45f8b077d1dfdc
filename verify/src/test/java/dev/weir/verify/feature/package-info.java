/// Features times places: generated queries whose texts and emitted forms run on one engine, which
/// judges rows, order, names and types.
@NullMarked
package dev.weir.verify.feature;

import org.jspecify.annotations.NullMarked;
