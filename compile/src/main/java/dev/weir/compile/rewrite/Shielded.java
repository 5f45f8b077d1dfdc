package dev.weir.compile.rewrite;

import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whether a block can bear that a filter of one of its items comes up into it: conditions that saw
/// the filtered rows only may then see the others too.
final class Shielded {
  private Shielded() {}

  /// Whether what the block evaluates beside its filter cannot fail. `item` is the part of the FROM
  /// clause whose filter comes up; what it evaluates saw all rows before.
  static boolean areSafe(Relation.Select block, From item) {
    return block.where().map(Conjuncts::of).orElse(List.of()).stream().allMatch(Totality::isTotal)
        && isSafe(block.from().orElseThrow(), item, new LinkedHashSet<>(Reads.visible(item)));
  }

  // The item is a part of the FROM clause, not one like it.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSafe(From from, From item, Set<Integer> unfiltered) {
    if (from == item) {
      return true;
    }
    return switch (from) {
      case From.Join j ->
          j.condition().map(Conjuncts::of).orElse(List.of()).stream().allMatch(Totality::isTotal)
              && isSafe(j.left(), item, unfiltered)
              && isSafe(j.right(), item, unfiltered);
      case From.FunctionScan f ->
          !readsAny(Reads.of(f), unfiltered) || Totality.areTotal(f.arguments());
      case From.Derived d -> !readsAny(Reads.of(d), unfiltered);
      case From.Scan _, From.CteScan _, From.Pivot _, From.Unpivot _ -> true;
    };
  }

  private static boolean readsAny(Set<Integer> read, Set<Integer> items) {
    return read.stream().anyMatch(items::contains);
  }
}
