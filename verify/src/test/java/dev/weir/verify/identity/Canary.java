package dev.weir.verify.identity;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.normal.NormalForm;
import dev.weir.compile.normal.NormalSql;
import dev.weir.compile.normal.Normalizer;
import dev.weir.model.relation.Relation;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs normal forms as SQL and compares their rows with those of the queries.
final class Canary {
  private final Database database;
  private final Catalog catalog;
  private int refused;

  Canary(Database database) {
    this.database = database;
    this.catalog = database.catalog();
    // The normal form is not made to be run: what takes too long as one is not compared.
    database.execute("SET max_execution_time = 10000");
  }

  /// How many queries the engine or the compiler refused, or whose normal form runs too long.
  int refused() {
    return refused;
  }

  private static boolean isRandom(String sql) {
    String folded = sql.toLowerCase(Locale.ROOT);
    return folded.contains("sample") || folded.contains("random") || folded.contains("uuid");
  }

  /// Queries of one fingerprint and different rows.
  List<String> confused(List<NamedQuery> queries) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    List<String> confused = new ArrayList<>();
    for (NamedQuery query : queries) {
      try {
        List<String> result = database.rows(query.sql()).stream().sorted().toList();
        String id =
            Compiler.duckdb().compile(query.sql(), query.name(), catalog).fingerprint().id();
        List<String> before = rows.putIfAbsent(id, result);
        String first = names.putIfAbsent(id, query.name());
        if (before != null && !before.equals(result) && !isRandom(query.sql())) {
          confused.add(first + " and " + query.name());
        }
      } catch (SQLException | RuntimeException e) {
        refused++;
      }
    }
    return confused;
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
      refused++;
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
      if (String.valueOf(e.getMessage()).contains("exceeded maximum execution time")) {
        refused++;
        return Optional.empty();
      }
      return Optional.of(name + " | " + text + "\n  fails: " + e.getMessage());
    }
  }
}
