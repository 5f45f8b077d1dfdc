package dev.weir.verify.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.rewrite.CoercionTable;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.identity.GeneratedQueries;
import java.util.ArrayList;
import java.util.List;
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
