package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The CTEs that a query can read: a chain, the nearest first.
final class CteScope {
  /// A CTE that can be read, by id.
  record Entry(int id, String name, List<Column> columns) {}

  static final CteScope EMPTY = new CteScope(null, null);

  private final @Nullable CteScope outer;
  private final @Nullable Entry entry;

  private CteScope(@Nullable CteScope outer, @Nullable Entry entry) {
    this.outer = outer;
    this.entry = entry;
  }

  CteScope with(Entry more) {
    return new CteScope(this, more);
  }

  Optional<Entry> find(String name) {
    String folded = Identifiers.fold(name);
    for (CteScope s = this; s != null; s = s.outer) {
      if (s.entry != null && Identifiers.fold(s.entry.name()).equals(folded)) {
        return Optional.of(s.entry);
      }
    }
    return Optional.empty();
  }

  /// All names, for messages.
  List<String> names() {
    List<String> names = new java.util.ArrayList<>();
    for (CteScope s = this; s != null; s = s.outer) {
      if (s.entry != null) {
        names.add(s.entry.name());
      }
    }
    return names;
  }
}
