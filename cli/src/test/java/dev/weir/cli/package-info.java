/// The commands, run inside the test's process and as processes of their own.
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
