/// Datasets on disk: found, scanned, written to staging, described by a manifest and published
/// atomically.
@NullMarked
package dev.weir.store;

import org.jspecify.annotations.NullMarked;
