package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import dev.weir.model.relation.From;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What flows into the columns of the FROM items that are in scope.
final class Sources {
  private interface Item {
    Flow column(int ordinal);
  }

  private final Leaves leaves;
  private final Map<Integer, Item> items = new LinkedHashMap<>();

  Sources(Leaves leaves) {
    this.leaves = leaves;
  }

  /// A base table; its columns become leaves when something refers to them.
  void scan(From.Scan scan) {
    items.put(
        scan.id(),
        ordinal ->
            Flow.of(
                leaves.number(new BaseColumn(scan.table(), scan.columns().get(ordinal).name())),
                Kinds.IDENTITY));
  }

  void item(int id, List<Flow> columns) {
    items.put(id, columns::get);
  }

  Flow column(int id, int ordinal) {
    Item item = items.get(id);
    if (item == null) {
      throw new IllegalArgumentException("FROM item " + id + " is referred to, but not there");
    }
    return item.column(ordinal);
  }
}
