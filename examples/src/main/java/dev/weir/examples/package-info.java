/// Sources written in Java, which show how a project reads what no file holds.
@NullMarked
package dev.weir.examples;

import org.jspecify.annotations.NullMarked;
