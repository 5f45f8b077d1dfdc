package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.BaseColumn;
import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.run.ColumnScan;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.identity.GeneratedQueries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Every column that the engine's plan of a query scans is one that lineage calls required, or the
/// engine scans it in vain: the rows are the same when it holds nothing. How many required columns
/// the engine does without is printed.
class RequiredColumnsTest {
  private int queries;
  private int scanned;
  private int required;
  private int unread;
  private int inVain;

  private void check(
      String name,
      Database database,
      Catalog catalog,
      Function<NamedQuery, Relation> binder,
      List<NamedQuery> list) {
    List<String> wrong = new ArrayList<>();
    for (NamedQuery query : list) {
      try {
        Relation relation = binder.apply(query);
        List<List<String>> plan =
            database.values("EXPLAIN (FORMAT json) " + Oracle.emitted(relation));
        queries++;
        compare(query, Lineage.of(relation), plan.getFirst().getLast(), catalog, database, wrong);
      } catch (WeirException | SQLException e) {
        // What cannot be compiled or run is for other tests.
        continue;
      }
    }
    System.out.printf(
        "%s: %d queries scan %d columns, %d in vain; of %d required ones the engine does without"
            + " %d%n",
        name, queries, scanned, inVain, required, unread);
    assertThat(wrong).isEmpty();
  }

  private void compare(
      NamedQuery query,
      QueryLineage lineage,
      String plan,
      Catalog catalog,
      Database database,
      List<String> wrong)
      throws SQLException {
    List<ColumnScan> scans = new ArrayList<>();
    scans(CanonicalJson.read(plan), scans);
    for (var table : lineage.tables()) {
      Set<String> needed = new TreeSet<>();
      lineage.required().stream()
          .filter(c -> c.table().equals(table))
          .map(BaseColumn::column)
          .forEach(needed::add);
      Set<String> read = new TreeSet<>();
      List<String> names = catalog.table(table).map(t -> t.schema().names()).orElse(List.of());
      scans.stream()
          .filter(s -> s.table().equals(Optional.of(table.name())))
          .forEach(s -> read.addAll(s.of(names)));
      scanned += read.size();
      required += needed.size();
      unread += (int) needed.stream().filter(c -> !read.contains(c)).count();
      read.removeAll(needed);
      if (!read.isEmpty()) {
        inVain += read.size();
        List<BaseColumn> beyond = read.stream().map(c -> new BaseColumn(table, c)).toList();
        if (!isInVain(query, beyond, catalog, database)) {
          wrong.add(query.name() + " scans " + beyond + ": " + query.sql());
        }
      }
    }
  }

  private static boolean isInVain(
      NamedQuery query, List<BaseColumn> columns, Catalog catalog, Database database)
      throws SQLException {
    String schema = database.values("SELECT current_schema()").getFirst().getFirst();
    List<String> whole = database.rows(query.sql()).stream().sorted().toList();
    List<String> without =
        new ChangedTables(database, catalog)
            .with(schema, columns, ChangedTables::nothing, () -> database.rows(query.sql()));
    return without.stream().sorted().toList().equals(whole);
  }

  private static void scans(JsonValue value, List<ColumnScan> found) {
    if (value instanceof JsonArray(List<JsonValue> list)) {
      list.forEach(v -> scans(v, found));
    } else if (value instanceof JsonObject operator) {
      if (operator.member("extra_info").orElseThrow() instanceof JsonObject about
          && !texts(about, "Table").isEmpty()) {
        String table = texts(about, "Table").getFirst();
        found.add(
            new ColumnScan(
                Optional.of(table.substring(table.indexOf('.', table.indexOf('.') + 1) + 1)),
                texts(about, "Projections"),
                texts(about, "Filters")));
      }
      scans(operator.member("children").orElseThrow(), found);
    }
  }

  private static List<String> texts(JsonObject about, String name) {
    JsonValue value = about.member(name).orElse(new JsonArray(List.of()));
    return value instanceof JsonArray(List<JsonValue> list)
        ? list.stream().map(v -> ((JsonString) v).value()).toList()
        : List.of(((JsonString) value).value());
  }

  @Test
  void corpus() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      check(
          "corpus",
          database,
          database.catalog(),
          new Oracle(database)::bind,
          NamedQuery.corpus(""));
    }
    assertThat(queries).isGreaterThan(600);
  }

  @Test
  void tpch() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpch(database);
      check("TPC-H", database, database.catalog(), new Oracle(database)::bind, TpcQueries.tpch());
    }
    assertThat(queries).isEqualTo(22);
  }

  @Test
  void tpcds() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpcds(database);
      check("TPC-DS", database, database.catalog(), new Oracle(database)::bind, TpcQueries.tpcds());
    }
    assertThat(queries).isGreaterThan(95);
  }

  @Test
  void generated() {
    try (Database database = Database.open()) {
      Catalog catalog = GeneratedQueries.load(database);
      database.execute("SET schema = 'two'");
      check(
          "generated",
          database,
          catalog,
          q -> Compiler.duckdb().compile(q.sql(), q.name(), catalog).relation(),
          GeneratedQueries.write(20260601L, 300));
    }
    assertThat(queries).isGreaterThan(250);
  }
}
