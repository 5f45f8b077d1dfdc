package dev.weir.build;

import dev.weir.model.BaseColumn;
import dev.weir.model.Identifiers;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.run.ColumnScan;
import dev.weir.store.JsonMembers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The columns that lineage says a query needs against those that the engine scans. The engine does
/// not name the table of a scan of files: it counts as one of the table whose required columns it
/// fits best among those that have all its columns.
///
/// @param tables what the query reads, in that order
record ScanComparison(List<OfTable> tables) {
  ScanComparison {
    tables = List.copyOf(tables);
  }

  /// One table: both lists sorted.
  record OfTable(String table, List<String> required, List<String> scanned) {
    OfTable {
      required = List.copyOf(required);
      scanned = List.copyOf(scanned);
    }

    JsonObject json() {
      return new JsonMembers()
          .text("table", table)
          .texts("required", required)
          .texts("scanned", scanned)
          .object();
    }
  }

  /// @param reads the tables of a query
  /// @param needed the columns that lineage requires of them
  static ScanComparison of(List<Table> reads, List<BaseColumn> needed, List<ColumnScan> scans) {
    Map<String, Set<String>> required = new LinkedHashMap<>();
    Map<String, Set<String>> scanned = new LinkedHashMap<>();
    for (Table table : reads) {
      required.put(table.name(), new TreeSet<>());
      scanned.put(table.name(), new TreeSet<>());
      for (BaseColumn column : needed) {
        if (Identifiers.same(column.table().name(), table.name())) {
          required.get(table.name()).add(column.column());
        }
      }
    }
    for (ColumnScan scan : scans) {
      table(scan, reads, required)
          .ifPresent(t ->
              scanned
                  .computeIfAbsent(t.name(), _ -> new TreeSet<>())
                  .addAll(scan.of(t.schema().names())));
    }
    List<OfTable> tables = new ArrayList<>();
    required.forEach((name, columns) ->
        tables.add(
            new OfTable(
                name, List.copyOf(columns), List.copyOf(scanned.getOrDefault(name, Set.of())))));
    return new ScanComparison(tables);
  }

  private static Optional<Table> table(
      ColumnScan scan, List<Table> tables, Map<String, Set<String>> required) {
    return tables.stream()
        .filter(t ->
            scan.table()
                .map(name -> Identifiers.same(name, t.name()))
                .orElse(scan.isOf(t.schema().names())))
        .min(
            Comparator.comparingInt(t -> {
              Set<String> beyond = new TreeSet<>(scan.of(t.schema().names()));
              int read = beyond.size();
              Set<String> wanted = required.getOrDefault(t.name(), Set.of());
              beyond.removeAll(wanted);
              return 1000 * beyond.size() + wanted.size() - read;
            }));
  }

  JsonObject json() {
    return new JsonMembers()
        .values("tables", tables.stream().map(OfTable::json).toList())
        .texts("beyond", beyond())
        .object();
  }

  /// What is scanned and not required, as `table.column`.
  List<String> beyond() {
    List<String> beyond = new ArrayList<>();
    for (OfTable table : tables) {
      table.scanned().stream()
          .filter(c -> !table.required().contains(c))
          .forEach(c -> beyond.add(table.table() + "." + c));
    }
    return beyond;
  }
}
