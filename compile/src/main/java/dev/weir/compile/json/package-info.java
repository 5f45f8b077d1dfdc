/// The persisted form of bound relations, `weir.relation/1`: canonical JSON under wire names.
@NullMarked
package dev.weir.compile.json;

import org.jspecify.annotations.NullMarked;
