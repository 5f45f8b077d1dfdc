package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import java.util.Set;

/// Looks for references to FROM items, but for those in one join's condition.
// A join is told from an equal one by its instance.
@SuppressWarnings("ReferenceEquality")
final class ItemReads implements Parts.Deep {
  private final From.Join except;
  private final Set<Integer> ids;
  private boolean found;

  ItemReads(From.Join except, Set<Integer> ids) {
    this.except = except;
    this.ids = ids;
  }

  /// Whether there is a reference.
  boolean found() {
    return found;
  }

  @Override
  public void expression(Expression expression) {
    if (expression instanceof Expression.ColumnRef column) {
      found |= ids.contains(column.source());
    } else {
      Parts.of(expression, this);
    }
  }

  @Override
  public void from(From from) {
    if (from == except) {
      from(except.left());
      from(except.right());
    } else {
      Parts.of(from, this);
    }
  }
}
