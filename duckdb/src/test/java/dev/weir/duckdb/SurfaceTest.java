package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.Surface;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceTest {
  @TempDir Path folder;
  private DuckDbSession session;

  @BeforeEach
  void open() throws Exception {
    session = Sessions.open(folder);
    session.execute("CREATE TABLE stock AS SELECT 1 AS n");
    Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
    session.createView("listed", "SELECT * FROM read_csv('" + folder.resolve("secret.csv") + "')");
  }

  @AfterEach
  void close() {
    session.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT n FROM stock",
        "FROM stock;",
        "WITH x AS (SELECT 1 AS a), y AS (FROM x) SELECT * FROM y JOIN stock ON a = n",
        "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 3) FROM r",
        "SELECT * FROM listed",
        "SELECT * FROM range(3)",
        "SELECT unnest([1, 2])",
        "VALUES (1)",
        "SELECT count(*) FROM information_schema.tables",
        "SELECT n FROM main.stock UNION ALL SELECT 2 ORDER BY 1 -- remark",
        "DESCRIBE SELECT 1"
      })
  void aQueryRuns(String sql) {
    try (BatchStream stream = session.query(sql, Surface.UNTRUSTED)) {
      assertThat(stream.collect(100)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO stock VALUES (2)",
        "DELETE FROM stock",
        "UPDATE stock SET n = 2",
        "MERGE INTO stock USING (SELECT 1 AS n) s ON stock.n = s.n WHEN MATCHED THEN DELETE",
        "WITH x AS (INSERT INTO stock VALUES (2) RETURNING n) SELECT * FROM x",
        "WITH x AS (DELETE FROM stock RETURNING n) SELECT * FROM x",
        "CREATE TABLE t (a INTEGER)",
        "CREATE VIEW v AS SELECT 1",
        "DROP TABLE stock",
        "ALTER TABLE stock ADD COLUMN b INTEGER",
        "SET threads = 1",
        "RESET threads",
        "PRAGMA version",
        "BEGIN",
        "COMMIT",
        "ATTACH ':memory:' AS m",
        "USE memory",
        "COPY (SELECT 1) TO '/tmp/weir-should-not-exist.csv'",
        "EXPORT DATABASE '/tmp/weir-should-not-exist'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "CALL pragma_version()",
        "CHECKPOINT",
        "EXPLAIN ANALYZE SELECT 1",
        "PREPARE p AS SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE stock",
        ""
      })
  void anythingElseIsRefusedAndChangesNothing(String sql) {
    assertThat(refusal(sql).code()).isEqualTo(ErrorCode.NOT_A_QUERY);
    assertThat(Sessions.rows(session, "SELECT n FROM stock")).hasSize(1);
  }

  @Test
  void filesOfTheMachineAreOutOfReach() {
    String csv = folder.resolve("secret.csv").toString();
    assertThat(refusal("SELECT * FROM read_csv('" + csv + "')").code())
        .isEqualTo(ErrorCode.UNKNOWN_FUNCTION);
    assertThat(refusal("SELECT * FROM read_text('/etc/hostname')").code())
        .isEqualTo(ErrorCode.UNKNOWN_FUNCTION);
    assertThat(refusal("FROM glob('/*')").code()).isEqualTo(ErrorCode.UNKNOWN_FUNCTION);
    assertThat(refusal("SELECT * FROM query('DROP TABLE stock')").code())
        .isEqualTo(ErrorCode.UNKNOWN_FUNCTION);
    assertThat(refusal("SELECT * FROM '" + csv + "'").code()).isEqualTo(ErrorCode.UNKNOWN_TABLE);
    assertThat(refusal("SELECT (SELECT count(*) FROM '" + csv + "')").code())
        .isEqualTo(ErrorCode.UNKNOWN_TABLE);
    assertThat(refusal("WITH x AS (FROM '" + csv + "') FROM x").code())
        .isEqualTo(ErrorCode.UNKNOWN_TABLE);
    assertThat(refusal("SELECT 1 WHERE EXISTS (FROM read_blob('/etc/hostname'))").code())
        .isEqualTo(ErrorCode.UNKNOWN_FUNCTION);
  }

  @Test
  void anUnknownTableComesWithTheNearestNames() {
    assertThat(refusal("SELECT * FROM stok")).hasMessageContaining("did you mean stock?");
  }

  @Test
  void aSyntaxErrorComesWithItsPlace() {
    WeirException refusal = refusal("SELECT n\nFORM stock x y");
    assertThat(refusal.code()).isEqualTo(ErrorCode.SYNTAX);
    assertThat(refusal).hasMessageContaining("<sql>:2:").hasMessageContaining("^");
  }

  @Test
  void theAdminMayChangeSettings() {
    session.query("SET default_null_order = 'nulls_first'", Surface.ADMIN).close();
    assertThat(Sessions.value(session, "SELECT current_setting('default_null_order')"))
        .asString()
        .isEqualToIgnoringCase("nulls_first");
  }

  private WeirException refusal(String sql) {
    WeirException refusal =
        catchThrowableOfType(
            WeirException.class, () -> session.query(sql, Surface.UNTRUSTED).close());
    assertThat(refusal).describedAs("%s", sql).isNotNull();
    return refusal;
  }
}
