package dev.weir.verify.identity;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.normal.NormalForm;
import dev.weir.compile.normal.NormalSql;
import dev.weir.compile.normal.Normalizer;
import dev.weir.model.relation.Relation;
import dev.weir.verify.emit.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Runs normal forms as SQL and compares their rows with those of the queries.
final class Canary {
  private final Database database;
  private final Catalog catalog;

  Canary(Database database) {
    this.database = database;
    this.catalog = database.catalog();
  }

  /// What is wrong with a query's normal form; empty when it gives the query's rows.
  Optional<String> check(String name, String sql) {
    List<String> expected;
    Relation relation;
    try {
      expected = database.rows(sql);
      relation = Compiler.duckdb().compile(sql, name, catalog).relation();
    } catch (SQLException | RuntimeException e) {
      // That the engine takes the query and the compiler too is for other tests to say.
      return Optional.empty();
    }
    NormalForm form = Normalizer.normalize(relation);
    String text = NormalSql.of(form);
    try {
      List<String> rows = database.rows(text);
      return rows.stream().sorted().toList().equals(expected.stream().sorted().toList())
          ? Optional.empty()
          : Optional.of(name + " | " + text + "\n  gives " + rows + "\n  not " + expected);
    } catch (SQLException e) {
      return Optional.of(name + " | " + text + "\n  fails: " + e.getMessage());
    }
  }
}
