/// The normal form of a query: what it means, without how it was written. It is for identity, diff
/// and evidence and is never executed in earnest. Start at [Normalizer], then [Rules].
@NullMarked
package dev.weir.compile.normal;

import org.jspecify.annotations.NullMarked;
