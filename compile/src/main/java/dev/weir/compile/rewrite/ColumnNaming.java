package dev.weir.compile.rewrite;

import dev.weir.model.Identifiers;
import java.util.LinkedHashSet;
import java.util.Set;

/// Names for the columns of a new subquery, no two alike.
final class ColumnNaming {
  private final Set<String> taken = new LinkedHashSet<>();

  /// The wanted name, with a number when it is taken.
  String of(String wanted) {
    String base = wanted.isEmpty() ? "v" : wanted;
    String name = base;
    for (int i = 2; !taken.add(Identifiers.fold(name)); i++) {
      name = base + "_" + i;
    }
    return name;
  }
}
