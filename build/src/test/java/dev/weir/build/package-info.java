@NullMarked
package dev.weir.build;

import org.jspecify.annotations.NullMarked;
