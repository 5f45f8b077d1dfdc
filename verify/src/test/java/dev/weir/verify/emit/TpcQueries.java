package dev.weir.verify.emit;

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

  /// Fills a database with TPC-H's tables.
  public static void loadTpch(Database database) {
    TpchTables.load(database, 0.01);
  }

  /// Fills a database with TPC-DS's tables.
  public static void loadTpcds(Database database) {
    TpcdsTables.load(database, 0.01, 100_000);
  }
}
