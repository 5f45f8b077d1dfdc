package dev.weir.compile.rewrite;

import dev.weir.model.relation.From;
import java.util.LinkedHashSet;
import java.util.Set;

/// The ids of all items of a FROM clause, those of semi-joins too.
final class Siblings {
  private Siblings() {}

  static Set<Integer> of(From from) {
    Set<Integer> ids = new LinkedHashSet<>();
    collect(from, ids);
    return ids;
  }

  private static void collect(From from, Set<Integer> ids) {
    if (from instanceof From.Join join) {
      collect(join.left(), ids);
      collect(join.right(), ids);
    } else {
      ids.addAll(Reads.visible(from));
    }
  }
}
