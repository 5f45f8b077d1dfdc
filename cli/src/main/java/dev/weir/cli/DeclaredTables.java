package dev.weir.cli;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.rewrite.TableKeys;

/// The tables that a catalog file states, and what it promises of their rows.
record DeclaredTables(Catalog catalog, TableKeys keys) {
  static DeclaredTables none() {
    return new DeclaredTables(TableCatalog.empty(), TableKeys.none());
  }
}
