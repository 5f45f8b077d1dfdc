/// The proof that the normal form never calls two queries the same that are not: canaries, searches
/// and the corpus of what they found.
@NullMarked
package dev.weir.verify.identity;

import org.jspecify.annotations.NullMarked;
