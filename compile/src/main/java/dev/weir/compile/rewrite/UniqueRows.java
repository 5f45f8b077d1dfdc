package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.Relation.Distinct;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which columns tell rows apart.
final class UniqueRows {
  private UniqueRows() {}

  /// A promised key of a table whose columns are all at the ordinals: no two rows have values there
  /// that are equal, and NULL equals nothing.
  static Optional<List<String>> key(From.Scan scan, Set<Integer> ordinals, TableKeys keys) {
    return Stream.concat(keys.of(scan.table()).stream(), keys.unique(scan.table()).stream())
        .filter(key -> !key.isEmpty())
        .filter(key ->
            key.stream()
                .allMatch(name ->
                    ordinals.stream()
                        .anyMatch(i -> scan.columns().get(i).name().equalsIgnoreCase(name))))
        .findFirst();
  }

  /// Whether no two rows of an item that is no table have the same values in all the columns at the
  /// ordinals.
  static boolean isUnique(From item, Set<Integer> ordinals) {
    return item instanceof From.Derived d && isUnique(d.query(), ordinals);
  }

  /// Whether no two rows of a query have the same values in all the columns at the ordinals.
  static boolean isUnique(Relation query, Set<Integer> ordinals) {
    return switch (query) {
      case Relation.With w -> isUnique(w.body(), ordinals);
      case Relation.Ordered o -> isUnique(o.input(), ordinals);
      case Relation.SetOperation s ->
          s.duplicates() == Relation.SetOperation.Duplicates.REMOVE
              && ordinals.size() == s.columns().size();
      case Relation.Select s -> isUnique(s, ordinals);
      case Relation.Values v -> v.rows().size() == 1;
    };
  }

  private static boolean isUnique(Relation.Select s, Set<Integer> ordinals) {
    List<Expression> values = Blocks.values(s);
    if (s.distinct() instanceof Distinct.Rows) {
      return ordinals.size() == values.size();
    }
    if (Blocks.hasLate(s, e -> e instanceof Expression.Unnest)) {
      return false;
    }
    List<Expression> known =
        IntStream.range(0, values.size()).filter(ordinals::contains).mapToObj(values::get).toList();
    return hasExactlyOne(s)
        || Blocks.groupsPlainly(s) && known.containsAll(s.grouping().get().keys());
  }

  /// Whether a query always has exactly one row: an aggregate over everything.
  static boolean hasExactlyOne(Relation query) {
    return query instanceof Relation.Select s
        && s.grouping().filter(g -> g.keys().isEmpty() && g.sets().size() == 1).isPresent()
        && s.having().isEmpty()
        && s.qualify().isEmpty()
        && s.limit().isEmpty()
        && s.sample().isEmpty()
        && !Blocks.hasLate(s, e -> e instanceof Expression.Unnest);
  }
}
