package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sql.tree.SqlScript;
import dev.weir.sql.tree.SqlStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {
  private final SqlParser parser = SqlParser.of(Dialect.DUCKDB);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "INSERT INTO t SELECT 1|INSERT",
        "UPDATE t SET a = 1|UPDATE",
        "DELETE FROM t|DELETE",
        "MERGE INTO t USING u ON a WHEN MATCHED THEN DELETE|MERGE",
        "TRUNCATE t|TRUNCATE",
        "CREATE VIEW v AS SELECT 1|CREATE",
        "CREATE TABLE t AS SELECT 1|CREATE",
        "CREATE OR REPLACE TEMP TABLE t(a) AS SELECT 1|CREATE",
        "CREATE MACRO f(x) AS x + 1|CREATE",
        "ALTER TABLE t ADD COLUMN a INT|ALTER",
        "DROP TABLE t|DROP",
        "COMMENT ON TABLE t IS 'x'|COMMENT",
        "COPY t TO 'a.parquet'|COPY",
        "COPY (SELECT 1) TO 'a'|COPY",
        "EXPORT DATABASE 'a'|EXPORT",
        "IMPORT DATABASE 'a'|IMPORT",
        "ATTACH 'a.db'|ATTACH",
        "DETACH a|DETACH",
        "USE a|USE",
        "SET threads = 1|SET",
        "RESET threads|RESET",
        "PRAGMA version|PRAGMA",
        "CALL f(1)|CALL",
        "EXPLAIN SELECT 1|EXPLAIN",
        "DESCRIBE t|DESCRIBE",
        "SUMMARIZE t|SUMMARIZE",
        "SHOW TABLES|SHOW",
        "BEGIN TRANSACTION|TRANSACTION",
        "COMMIT|TRANSACTION",
        "ROLLBACK|TRANSACTION",
        "PREPARE p AS SELECT 1|PREPARE",
        "EXECUTE p(1)|EXECUTE",
        "DEALLOCATE p|DEALLOCATE",
        "VACUUM|VACUUM",
        "ANALYZE|ANALYZE",
        "CHECKPOINT|CHECKPOINT",
        "FORCE CHECKPOINT|CHECKPOINT",
        "INSTALL httpfs|INSTALL",
        "FORCE INSTALL httpfs|INSTALL",
        "LOAD httpfs|LOAD",
        "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x|INSERT",
        "WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x|INSERT",
        "WITH x AS (UPDATE t SET a = 1 RETURNING a) SELECT * FROM x|UPDATE",
        "WITH x AS MATERIALIZED (DELETE FROM t RETURNING *) FROM x|DELETE",
        "WITH y AS (SELECT 1), x AS (WITH z AS (SELECT 2) DELETE FROM t) FROM x|DELETE",
        "SELECT * FROM (WITH x AS (DELETE FROM t RETURNING a) FROM x)|DELETE",
      })
  void classifies(String text, SqlStatement.Kind kind) {
    List<SqlStatement> statements = parser.parseScript(text).statements();

    assertThat(statements).hasSize(1);
    assertThat(statements.getFirst())
        .isInstanceOfSatisfying(
            SqlStatement.Other.class, other -> assertThat(other.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT update, delete, insert, merge FROM t",
        "SELECT (update) FROM t",
        "SELECT * FROM (insert)",
        "WITH delete AS (SELECT 1) FROM delete",
        "FROM t",
        "VALUES (1)",
        "(SELECT 1)",
        "PIVOT t ON a",
      })
  void keepsQueriesQueries(String text) {
    assertThat(parser.parseScript(text).statements().getFirst())
        .isInstanceOf(SqlStatement.Query.class);
  }

  @Test
  void readsSeveralStatementsAndComments() {
    SqlScript script = parser.parseScript("-- one\nSELECT 1;; DROP TABLE t; /* two */ FROM t;");

    assertThat(script.statements()).hasSize(3);
    assertThat(script.comments())
        .extracting(SqlScript.Comment::text)
        .containsExactly("-- one", "/* two */");
  }

  @Test
  void readsTheColumnsOfATable() {
    SqlStatement statement =
        parser
            .parseScript(
                """
                CREATE TABLE IF NOT EXISTS s.t (
                  id BIGINT PRIMARY KEY,
                  name VARCHAR NOT NULL DEFAULT 'x' || 'y',
                  tags VARCHAR[] CHECK (len(tags) > 0),
                  address STRUCT(city VARCHAR, zip INTEGER) UNIQUE,
                  twice INTEGER GENERATED ALWAYS AS (id * 2) VIRTUAL,
                  owner INTEGER REFERENCES u (id) ON DELETE CASCADE,
                  CONSTRAINT k UNIQUE (name, owner),
                  FOREIGN KEY (owner) REFERENCES u (id)
                )\
                """)
            .statements()
            .getFirst();

    assertThat(statement).isInstanceOf(SqlStatement.CreateTable.class);
    SqlStatement.CreateTable table = (SqlStatement.CreateTable) statement;
    assertThat(table.columns())
        .extracting(c -> c.name().name() + " " + c.nullability() + " " + c.key())
        .containsExactly(
            "id NOT_NULL PRIMARY_KEY",
            "name NOT_NULL NONE",
            "tags NULLABLE NONE",
            "address NULLABLE UNIQUE",
            "twice NULLABLE NONE",
            "owner NULLABLE NONE");
    assertThat(table.columns().get(1).defaultValue()).isPresent();
    assertThat(table.columns().get(2).checks()).hasSize(1);
    assertThat(table.columns().get(4).generated()).isPresent();
    assertThat(table.columns().get(5).reference().orElseThrow().table().text()).isEqualTo("u");
    assertThat(table.constraints())
        .satisfiesExactly(
            key ->
                assertThat(key)
                    .isInstanceOfSatisfying(
                        SqlStatement.TableConstraint.Key.class,
                        k -> assertThat(k.name().orElseThrow().name()).isEqualTo("k")),
            foreign ->
                assertThat(foreign).isInstanceOf(SqlStatement.TableConstraint.ForeignKey.class));
  }
}
