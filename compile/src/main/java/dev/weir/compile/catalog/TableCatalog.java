package dev.weir.compile.catalog;

import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A catalog of stated tables, all named at one depth. Immutable and thread-safe.
public final class TableCatalog implements Catalog {
  private static final TableCatalog EMPTY = new TableCatalog(List.of());

  private final Map<String, Table> byKey = new LinkedHashMap<>();

  /// The tables in the order given.
  public TableCatalog(List<Table> tables) {
    for (Table table : tables) {
      if (byKey.put(table.name().key(), table) != null) {
        throw new WeirException(
            ErrorCode.DUPLICATE_NAME,
            "the catalog has two tables named " + table.name() + " (names ignore case)");
      }
    }
  }

  /// A catalog without tables.
  public static TableCatalog empty() {
    return EMPTY;
  }

  /// A single table of a one-part name.
  public static TableCatalog of(String name, Schema schema) {
    return new TableCatalog(List.of(new Table(TableName.of(name), schema)));
  }

  @Override
  public Optional<Table> table(TableName name) {
    return Optional.ofNullable(byKey.get(name.key()));
  }

  @Override
  public Collection<TableName> tables() {
    return byKey.values().stream().map(Table::name).toList();
  }
}
