package dev.weir.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Makes the names of columns distinct: a name that was there before gets `_1`, `_2` ….
final class DistinctNames {
  private DistinctNames() {}

  static List<String> of(List<String> names) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String name : names) {
      String candidate = name;
      for (int i = 1; distinct.contains(candidate); i++) {
        candidate = name + "_" + i;
      }
      distinct.add(candidate);
    }
    return new ArrayList<>(distinct);
  }
}
