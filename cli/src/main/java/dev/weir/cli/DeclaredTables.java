package dev.weir.cli;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.model.Problem;
import java.util.List;

/// The tables that a catalog file states, what it promises of their rows, and what to warn of.
record DeclaredTables(Catalog catalog, TableKeys keys, List<Problem> warnings) {
  static DeclaredTables none() {
    return new DeclaredTables(TableCatalog.empty(), TableKeys.none(), List.of());
  }
}
