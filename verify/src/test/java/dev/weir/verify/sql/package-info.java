/// The front end against its oracle: the engine's own parser.
@NullMarked
package dev.weir.verify.sql;

import org.jspecify.annotations.NullMarked;
