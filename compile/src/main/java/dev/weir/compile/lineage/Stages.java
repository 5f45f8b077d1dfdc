package dev.weir.compile.lineage;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands between the rows of a block's FROM and its outputs: a grouping and windows.
///
/// @param keys the group keys by which all rows are grouped; empty when the block does not group;
///   an empty list when nothing is the same for all rows of a group
/// @param partitions the partition keys of each window function
record Stages(Optional<List<Expression>> keys, List<List<Expression>> partitions) {
  static Stages of(Relation.Select s) {
    List<List<Expression>> partitions = new ArrayList<>();
    s.output().forEach(o -> windows(o.expression(), partitions));
    s.qualify().ifPresent(e -> windows(e, partitions));
    s.orderBy().forEach(k -> windows(k.expression(), partitions));
    // Of several grouping sets some have NULL in place of a key.
    Optional<List<Expression>> keys =
        s.grouping()
            .map(g ->
                g.sets().size() == 1 && g.sets().getFirst().size() == g.keys().size()
                    ? g.keys()
                    : List.of());
    return new Stages(keys, partitions);
  }

  private static void windows(Expression expression, List<List<Expression>> partitions) {
    if (expression instanceof Expression.Window w) {
      partitions.add(w.partitionBy());
    }
    Parts.of(
        expression,
        new Parts.Sink() {
          @Override
          public void expression(Expression part) {
            windows(part, partitions);
          }

          @Override
          public void from(From from) {}

          @Override
          public void relation(Relation relation) {}
        });
  }

  /// Whether a path is one value for each group: a condition about it drops whole groups.
  boolean isKey(Expression path) {
    return Implied.isPath(path) && keys.map(k -> isIn(path, k)).orElse(true);
  }

  /// Whether a condition about a path drops whole groups, and whole partitions of every window.
  boolean isPartOfWindowsAndKeys(Expression path) {
    return isKey(path) && partitions.stream().allMatch(keys -> isIn(path, keys));
  }

  private static boolean isIn(Expression path, List<Expression> keys) {
    return keys.contains(path)
        || path instanceof Expression.FieldAccess field && isIn(field.value(), keys);
  }
}
