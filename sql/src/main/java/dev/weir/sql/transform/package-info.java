/// From one dialect to another: compatibility transforms, each one class, and for every dialect the
/// ordered list of those that its reading and its writing need.
@NullMarked
package dev.weir.sql.transform;

import org.jspecify.annotations.NullMarked;
