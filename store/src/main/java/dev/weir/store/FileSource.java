package dev.weir.store;

import dev.weir.run.FileFormat;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A table that lies in files which somebody else makes.
///
/// @param name under which products read it
/// @param patterns file names or patterns, relative to the project
/// @param options reader options, by name
public record FileSource(
    String name, FileFormat format, List<String> patterns, Map<String, String> options) {
  public FileSource {
    Objects.requireNonNull(name);
    Objects.requireNonNull(format);
    patterns = List.copyOf(patterns);
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }
}
