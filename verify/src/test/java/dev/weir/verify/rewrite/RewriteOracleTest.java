package dev.weir.verify.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.rewrite.CoercionTable;
import dev.weir.compile.rewrite.DeclaredKeys;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import dev.weir.model.TableName;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.identity.GeneratedQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every rewrite rule, alone and in the pipeline, keeps every query's rows, order, names and types.
/// `-Dweir.rewrite.queries=20000` for the nightly size of the generated part,
/// `-Dweir.rewrite.seed=` for other queries, `-Dweir.rewrite.rules=a,b` for some rules only.
class RewriteOracleTest {
  /// Whose rows are a matter of chance.
  private static final List<String> RANDOM =
      List.of("select/sample", "meaning/sample", "meaning/using-sample");

  private static List<NamedQuery> constructs() {
    String prefix = System.getProperty("weir.rewrite.prefix", "");
    return NamedQuery.corpus(prefix).stream()
        .filter(q -> RANDOM.stream().noneMatch(q.name()::startsWith))
        .toList();
  }

  private static void check(RewriteOracle oracle, List<NamedQuery> queries) {
    List<String> wrong = oracle.run(queries);
    System.out.println("rewrite rules: " + oracle.summary());
    assertThat(wrong).isEmpty();
    assertThat(oracle.judged()).isGreaterThan(queries.size() * 9 / 10);
  }

  @Test
  void corpus() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      check(RewriteOracle.of(database, database.catalog(), List.of()), constructs());
    }
  }

  @Test
  void casesThatInviteMistakes() {
    List<NamedQuery> queries = new ArrayList<>();
    String text = NamedQuery.text("/rewrite/cases.sql").replaceAll("(?m)^--.*\n", "");
    for (String sql : text.split(";\n")) {
      queries.add(new NamedQuery("case " + queries.size(), sql.strip()));
    }
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      check(RewriteOracle.of(database, database.catalog(), List.of()), queries);
    }
  }

  /// Names, aliases and group keys, constant and equal ones too.
  @Test
  void names() {
    List<String> lines = NamedQuery.text("/emit/names.txt").lines().toList();
    List<NamedQuery> queries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 2) {
      queries.add(new NamedQuery("names " + (i + 1), lines.get(i)));
    }
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/names-tables.sql").split(";\n")) {
        database.execute(statement);
      }
      check(RewriteOracle.of(database, database.catalog(), List.of()), queries);
    }
  }

  /// Tables whose keys and unique columns are as promised, NULLs and other types included.
  @Test
  void promisedKeys() {
    List<String> conditions =
        List.of(
            "t.a = k.id",
            "t.a = k.u",
            "t.a IS NOT DISTINCT FROM k.u",
            "t.a = k.x",
            "t.a = k.x AND t.b = k.y",
            "t.a = k.x AND t.b IS NOT DISTINCT FROM k.y",
            "t.a = k.id AND k.u > 1",
            "t.a + 0 = k.id",
            "t.b = k.id",
            "t.a = k.id OR t.b = 1",
            "t.a = k.d");
    List<String> shapes =
        List.of(
            "SELECT t.a, t.b FROM t LEFT JOIN k ON %s",
            "SELECT t.a, k.id FROM t LEFT JOIN k ON %s",
            "SELECT t.a, count(*) AS n FROM t LEFT JOIN k ON %s GROUP BY t.a",
            "SELECT t.a FROM k RIGHT JOIN t ON %s",
            "SELECT t.a FROM t JOIN k ON %s",
            "SELECT t.a FROM t FULL JOIN k ON %s",
            "SELECT t.a FROM t LEFT JOIN k ON %s LEFT JOIN k AS k2 ON k2.id = k.u",
            "SELECT t.a FROM t LEFT JOIN k ON %s WHERE t.b IS NOT NULL ORDER BY t.a, t.b");
    List<NamedQuery> queries = new ArrayList<>();
    for (String shape : shapes) {
      for (String condition : conditions) {
        queries.add(new NamedQuery("keys " + queries.size(), shape.formatted(condition)));
      }
    }
    for (String column : List.of("id", "u", "x", "y")) {
      queries.add(
          new NamedQuery(
              "keys not in " + column,
              "SELECT t.a FROM t WHERE t.a NOT IN (SELECT " + column + " FROM k)"));
      queries.add(
          new NamedQuery(
              "keys own not in " + column,
              "SELECT k.x FROM k WHERE k.id NOT IN (SELECT k2." + column + " FROM k AS k2)"));
    }
    try (Database database = Database.open()) {
      database.execute(
          "CREATE TABLE t (a INTEGER, b BIGINT)",
          "INSERT INTO t VALUES (1, 1), (1, 1), (2, NULL), (NULL, 1), (3, 2), (NULL, NULL), (7, 7)",
          "CREATE TABLE k (id INTEGER, u INTEGER, x INTEGER, y BIGINT, d DOUBLE)",
          "INSERT INTO k VALUES (1, 1, 1, 1, 1), (2, NULL, 1, 2, 1), (3, NULL, 2, 1, 2), (4, 2, 2,"
              + " 3, 4)");
      Map<TableName, DeclaredKeys.Keys> keys =
          Map.of(
              TableName.of("k"),
              new DeclaredKeys.Keys(
                  List.of(List.of("ID"), List.of("x", "y")), List.of(List.of("u"))));
      RewriteOracle oracle =
          new RewriteOracle(
              database,
              database.catalog(),
              List.of(),
              RewriteRules.pipeline(),
              RewriteOptions.plain(),
              DeclaredKeys.of(keys));
      check(oracle, queries);
      assertThat(oracle.summary()).doesNotContain("eliminate_joins=0");
    }
  }

  @Test
  void tpch() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpch(database);
      check(RewriteOracle.of(database, database.catalog(), List.of()), TpcQueries.tpch());
    }
  }

  @Test
  void tpcds() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpcds(database);
      check(RewriteOracle.of(database, database.catalog(), List.of()), TpcQueries.tpcds());
    }
  }

  @Test
  void generated() {
    int count = Integer.getInteger("weir.rewrite.queries", 600);
    long seed = Long.getLong("weir.rewrite.seed", 20260101L);
    try (Database database = Database.open()) {
      RewriteOracle oracle =
          RewriteOracle.of(database, GeneratedQueries.load(database), GeneratedQueries.editions());
      check(oracle, GeneratedQueries.write(seed, count));
    }
  }

  @Test
  void shapes() {
    int count = Integer.getInteger("weir.rewrite.shapes", 200);
    long seed = Long.getLong("weir.rewrite.seed", 20260101L);
    try (Database database = Database.open()) {
      RewriteOracle oracle =
          RewriteOracle.of(database, GeneratedQueries.load(database), GeneratedQueries.editions());
      check(oracle, ShapedQueries.write(seed, count));
    }
  }

  private static CoercionTable coercions() {
    List<DataType> types =
        List.of(ScalarType.INTEGER, ScalarType.BIGINT, ScalarType.HUGEINT, ScalarType.DOUBLE);
    List<CoercionTable.Meeting> meetings = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      for (int j = i + 1; j < types.size(); j++) {
        meetings.add(new CoercionTable.Meeting(types.get(i), types.get(j), types.get(j)));
      }
    }
    return new CoercionTable(meetings);
  }

  @Test
  void generatedUnderOtherOptions() {
    int count = Integer.getInteger("weir.rewrite.queries", 600) / 4;
    long seed = 1_000_000L + Long.getLong("weir.rewrite.seed", 20260101L);
    RewriteOptions options =
        RewriteOptions.plain()
            .with(RewriteOptions.Form.DISJUNCTIVE, 40)
            .with(List.of(RewriteOptions.Extra.values()))
            .with(RewriteOptions.Aliases.CANONICAL)
            .with(RewriteOptions.Fold.UPPER, List.of("t"))
            .with(new RewriteOptions.Annotation(coercions(), RewriteOptions.GivenTypes.KEPT));
    try (Database database = Database.open()) {
      RewriteOracle oracle =
          RewriteOracle.of(
              database, GeneratedQueries.load(database), GeneratedQueries.editions(), options);
      check(oracle, GeneratedQueries.write(seed, count));
    }
  }
}
