package dev.weir.compile.rewrite;

import dev.weir.model.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keys as somebody stated them. Immutable and thread-safe.
public final class DeclaredKeys implements TableKeys {
  private final Map<String, Keys> tables;

  private DeclaredKeys(Map<String, Keys> tables) {
    this.tables = tables;
  }

  /// What is stated of one table.
  ///
  /// @param keys sets of columns of which no two rows have the same values, and none of which is
  ///   NULL
  /// @param unique sets of columns of which no two rows without a NULL have the same values
  public record Keys(List<List<String>> keys, List<List<String>> unique) {
    public Keys {
      keys = keys.stream().map(List::copyOf).toList();
      unique = unique.stream().map(List::copyOf).toList();
    }
  }

  /// The keys of tables, by the names that the catalog gives these.
  public static DeclaredKeys of(Map<TableName, Keys> tables) {
    Map<String, Keys> byKey = new LinkedHashMap<>();
    tables.forEach((name, keys) -> byKey.put(name.key(), keys));
    return new DeclaredKeys(byKey);
  }

  @Override
  public List<List<String>> of(TableName table) {
    Keys keys = tables.get(table.key());
    return keys == null ? List.of() : keys.keys();
  }

  @Override
  public List<List<String>> unique(TableName table) {
    Keys keys = tables.get(table.key());
    return keys == null ? List.of() : keys.unique();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeclaredKeys declared && tables.equals(declared.tables);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(tables);
  }

  @Override
  public String toString() {
    return tables.toString();
  }
}
