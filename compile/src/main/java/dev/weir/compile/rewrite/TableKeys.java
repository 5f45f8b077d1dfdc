package dev.weir.compile.rewrite;

import dev.weir.model.TableName;
import java.util.List;

/// The declared keys of base tables: sets of columns of which no two rows have the same values, and
/// none of which is NULL.
@FunctionalInterface
public interface TableKeys {
  /// The keys of a table, each as column names; empty when none is declared.
  List<List<String>> of(TableName table);

  /// The sets of columns of which no two rows without a NULL have the same values; empty when none
  /// is declared beyond the keys.
  default List<List<String>> unique(TableName table) {
    return List.of();
  }

  /// No table has a key that is known.
  static TableKeys none() {
    return _ -> List.of();
  }
}
