package dev.weir.compile.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Column;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class NondeterministicCallsTest {
  private static final BindOptions OPTIONS =
      BindOptions.plain()
          .readingOutside()
          .withOracle(_ -> new Schema(List.of(new Column("answer", ScalarType.VARCHAR))));

  private final Catalog catalog =
      new TableCatalog(
          List.of(
              new Catalog.Table(
                  TableName.of("t"),
                  new Schema(
                      List.of(
                          new Column("i", ScalarType.INTEGER),
                          new Column("ts", ScalarType.TIMESTAMP))))));

  private List<String> calls(String sql) {
    List<NondeterministicCall> compiled =
        Compiler.duckdb().compile(sql, "q.sql", catalog, OPTIONS).nondeterminism();
    List<NondeterministicCall> identified =
        Compiler.duckdb()
            .identify(Compiler.duckdb().parse(sql, "q.sql"), sql, "q.sql", catalog, OPTIONS)
            .nondeterminism();
    assertThat(identified).isEqualTo(compiled);
    return compiled.stream()
        .map(c -> c.function() + " " + c.kind() + c.place().map(p -> " " + p.label()).orElse(""))
        .toList();
  }

  @Test
  void eachCallHasItsReasonAndItsPlace() {
    assertThat(calls("SELECT now(), random(), uuid() FROM t\nWHERE ts < current_timestamp"))
        .containsExactly(
            "get_current_timestamp CLOCK q.sql:2:12",
            "now CLOCK q.sql:1:8",
            "random RANDOM q.sql:1:15",
            "uuid RANDOM q.sql:1:25");
  }

  @Test
  void aFunctionIsFoundWhereverItStands() {
    assertThat(
            calls(
                "WITH q AS (SELECT today() AS d) SELECT i FROM t, q WHERE i IN (SELECT 1 LIMIT 1)"))
        .containsExactly("today CLOCK q.sql:1:19");
    assertThat(calls("SELECT (SELECT max(u) FROM (SELECT random() AS u FROM t) x)"))
        .containsExactly("random RANDOM q.sql:1:36");
    assertThat(calls("SELECT list_transform([1], lambda x: x + nextval('s')) FROM t"))
        .containsExactly("nextval SEQUENCE q.sql:1:42");
  }

  @Test
  void theClockIsReadByFunctionsThatTheEngineCallsConsistentToo() {
    assertThat(calls("SELECT age(ts), localtimestamp, age(ts, ts) FROM t"))
        .containsExactly("age CLOCK q.sql:1:8", "current_localtimestamp CLOCK q.sql:1:17");
  }

  @Test
  void aMacroHasThePlaceOfItsCall() {
    assertThat(calls("SELECT i, ago(INTERVAL 1 DAY) FROM t"))
        .containsExactly("get_current_timestamp CLOCK q.sql:1:11");
  }

  @Test
  void aSampleWithoutASeedIsRandom() {
    assertThat(calls("SELECT i FROM t USING SAMPLE 10 ROWS")).containsExactly("TABLESAMPLE RANDOM");
    assertThat(calls("SELECT i FROM t TABLESAMPLE reservoir(10 ROWS) REPEATABLE (7)")).isEmpty();
  }

  @Test
  void theEnginesTablesAboutItselfAreItsSession() {
    assertThat(calls("SELECT name FROM duckdb_settings()"))
        .containsExactly("duckdb_settings SESSION q.sql:1:18");
    assertThat(calls("SELECT current_schema(), current_setting('threads')"))
        .containsExactly("current_schema SESSION q.sql:1:8", "current_setting SESSION q.sql:1:26");
  }

  @Test
  void anErrorAndThePinnedTimeZoneAreNoReason() {
    assertThat(
            calls(
                "SELECT CASE WHEN i > 0 THEN error('no') END, ts::TIMESTAMPTZ::DATE, current_user"
                    + " FROM t"))
        .isEmpty();
  }
}
