/// From a syntax tree and a catalog to a bound relation: names resolved, stars expanded, types
/// given. Start reading at `QueryBinder`.
@NullMarked
package dev.weir.compile.bind;

import org.jspecify.annotations.NullMarked;
