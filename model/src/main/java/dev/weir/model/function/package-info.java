/// What is known of functions, whichever engine has them.
@NullMarked
package dev.weir.model.function;

import org.jspecify.annotations.NullMarked;
