package dev.weir.verify.emit;

import dev.weir.compile.catalog.Catalog;
import java.util.List;

/// TPC-H and TPC-DS for other packages: queries and small data.
public final class TpcQueries {
  private TpcQueries() {}

  /// The 22 queries of TPC-H.
  public static List<NamedQuery> tpch() {
    return TpcTest.tpch();
  }

  /// The 103 queries of TPC-DS.
  public static List<NamedQuery> tpcds() {
    return TpcTest.tpcds();
  }

  /// The tables of TPC-H, without their rows.
  public static Catalog tpchCatalog() {
    try (Database database = Database.open()) {
      TpchTables.load(database, 0.001);
      return database.catalog();
    }
  }

  /// The tables of TPC-DS, without their rows.
  public static Catalog tpcdsCatalog() {
    try (Database database = Database.open()) {
      TpcdsTables.load(database, 0.01, 1);
      return database.catalog();
    }
  }

  /// Fills a database with TPC-H's tables.
  public static void loadTpch(Database database) {
    TpchTables.load(database, 0.01);
  }

  /// Fills a database with TPC-DS's tables.
  public static void loadTpcds(Database database) {
    TpcdsTables.load(database, 0.01, 100_000);
  }
}
