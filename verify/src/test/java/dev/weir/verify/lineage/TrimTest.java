package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.Trim;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.identity.GeneratedQueries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Queries trimmed to one output give the values and the lineage of that output.
class TrimTest {
  /// Over all outputs of all queries; at least that many of them can be compared.
  private static void check(
      Database database,
      Function<NamedQuery, Relation> binder,
      List<NamedQuery> queries,
      int least) {
    List<String> wrong = new ArrayList<>();
    int trimmed = 0;
    for (NamedQuery query : queries) {
      trimmed += check(database, binder, query, wrong);
    }
    assertThat(wrong).isEmpty();
    assertThat(trimmed).isGreaterThan(least);
  }

  @Test
  void corpus() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      // Samples without a seed differ from run to run.
      List<NamedQuery> queries =
          NamedQuery.corpus("").stream()
              .filter(q -> !q.sql().toUpperCase(Locale.ROOT).contains("SAMPLE"))
              .toList();
      check(database, new Oracle(database)::bind, queries, 1000);
    }
  }

  @Test
  void tpch() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpch(database);
      check(database, new Oracle(database)::bind, TpcQueries.tpch(), 70);
    }
  }

  @Test
  void tpcds() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpcds(database);
      check(database, new Oracle(database)::bind, TpcQueries.tpcds(), 500);
    }
  }

  @Test
  void generated() {
    try (Database database = Database.open()) {
      Catalog catalog = GeneratedQueries.load(database);
      database.execute("SET schema = 'two'");
      check(
          database,
          q -> Compiler.duckdb().compile(q.sql(), q.name(), catalog).relation(),
          GeneratedQueries.write(20260501L, 300),
          500);
    }
  }

  private static int check(
      Database database,
      Function<NamedQuery, Relation> binder,
      NamedQuery query,
      List<String> wrong) {
    Relation relation;
    List<List<String>> rows;
    try {
      relation = binder.apply(query);
      rows = database.values(Oracle.emitted(relation));
    } catch (WeirException | SQLException e) {
      return 0;
    }
    for (int i = 0; i < relation.columns().size(); i++) {
      Trim trim = Trim.to(relation, i);
      String sql = Oracle.emitted(trim.relation());
      try {
        if (!column(database.values(sql), trim.output()).equals(column(rows, i))) {
          wrong.add(query.name() + " output " + i + ": other values from " + sql);
        }
      } catch (SQLException e) {
        wrong.add(query.name() + " output " + i + ": " + e.getMessage() + " in " + sql);
      }
      if (!Lineage.of(trim.relation())
          .outputs()
          .get(trim.output())
          .equals(Lineage.of(relation).outputs().get(i))) {
        wrong.add(query.name() + " output " + i + ": other lineage in " + sql);
      }
    }
    return relation.columns().size();
  }

  private static List<String> column(List<List<String>> rows, int column) {
    return rows.stream().map(row -> KindOracle.rounded(row.get(column))).sorted().toList();
  }
}
