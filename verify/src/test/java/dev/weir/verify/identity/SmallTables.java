package dev.weir.verify.identity;

import dev.weir.compile.catalog.Catalog;
import dev.weir.verify.emit.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Three tables in two editions: small, with NULLs and duplicates in every column but `id`, and of
/// few values so that joins and filters meet something. The second edition shows what the first
/// hides.
final class SmallTables {
  private static final String[] EDITIONS = {"one", "two"};

  private static final String[] TABLES = {
    "CREATE TABLE t(id INTEGER, a INTEGER, b INTEGER, s VARCHAR, d DECIMAL(8,2), dt DATE)",
    "CREATE TABLE u(id INTEGER, a INTEGER, x BIGINT, s VARCHAR)",
    "CREATE TABLE v(id INTEGER, k INTEGER, s VARCHAR, f DOUBLE)"
  };

  private SmallTables() {}

  /// Makes the tables and gives their catalog.
  static Catalog load(Database database) {
    // Queries name tables without a schema, so that each edition can stand for them.
    database.execute(TABLES);
    Catalog catalog = database.catalog();
    database.execute("DROP TABLE t", "DROP TABLE u", "DROP TABLE v");
    for (int e = 0; e < EDITIONS.length; e++) {
      database.execute("CREATE SCHEMA " + EDITIONS[e], "SET schema = '" + EDITIONS[e] + "'");
      database.execute(TABLES);
      Random random = new Random(7L + e);
      int size = e == 0 ? 9 : 14;
      for (int i = 0; i < size; i++) {
        database.execute(
            "INSERT INTO t VALUES (%d, %s, %s, %s, %s, %s)"
                .formatted(
                    i % 7,
                    number(random),
                    number(random),
                    text(random),
                    number(random),
                    i % 4 == 0 ? "NULL" : "'2024-01-0" + (1 + i % 4) + "'"),
            "INSERT INTO u VALUES (%d, %s, %s, %s)"
                .formatted(i % 5, number(random), number(random), text(random)));
        if (i % 2 == 0) {
          database.execute(
              "INSERT INTO v VALUES (%s, %s, %s, %s)"
                  .formatted(
                      number(random),
                      number(random),
                      text(random),
                      List.of("'-0.0'", "'0.0'", "NULL", "'nan'", "0.5", "1").get(i / 2 % 6)));
        }
      }
    }
    return catalog;
  }

  private static String number(Random random) {
    return random.nextInt(5) == 0 ? "NULL" : Integer.toString(random.nextInt(5));
  }

  private static String text(Random random) {
    return random.nextInt(5) == 0
        ? "NULL"
        : "'" + List.of("a", "b", "c", "ab").get(random.nextInt(4)) + "'";
  }

  /// The rows of a query in all editions, each edition sorted.
  static List<String> rows(Database database, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    for (String edition : EDITIONS) {
      database.execute("SET schema = '" + edition + "'");
      all.add("-- " + edition);
      all.addAll(database.rows(sql).stream().sorted().toList());
    }
    return all;
  }
}
