package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every word that the engine lists as a keyword, in every place where a name can stand: we take it
/// where the engine takes it, and nowhere else.
class KeywordOracleTest {
  private static final List<String> PLACES =
      List.of(
          "SELECT %s",
          "SELECT %s.a FROM t",
          "SELECT t.%s FROM t",
          "SELECT %s(1)",
          "SELECT t.%s(1)",
          "SELECT 1 FROM %s",
          "SELECT 1 FROM s.%s",
          "SELECT 1 AS %s",
          "SELECT a %s",
          "SELECT %s: 1",
          "SELECT 1 FROM t AS %s",
          "SELECT 1 FROM t %s, u",
          "SELECT CAST(1 AS s.%s)",
          "WITH %s AS (SELECT 1) SELECT 1",
          "SELECT 1 FROM t x(%s)",
          "SELECT CAST(1 AS STRUCT(%s INT))",
          "SELECT f(%s := 1)",
          "SELECT 1 FROM t JOIN u USING (%s)",
          "SELECT f(1) OVER %s FROM t WINDOW %s AS ()",
          "SELECT {%s: 1}",
          "SELECT lambda %s: 1",
          "SELECT * EXCLUDE (%s)",
          "SELECT a COLLATE %s",
          "SELECT * RENAME (a AS %s)");

  /// Words with a syntax of their own in that place: the engine gives up a reading that we keep, or
  /// the other way round.
  private static final Set<String> APART =
      Set.of(
          "SELECT try_cast(1)",
          "SELECT a COLLATE true",
          "SELECT a COLLATE false",
          "SELECT a COLLATE null");

  @Test
  void wordsAreNamesWhereTheyAreNamesToTheEngine() throws SQLException {
    SqlParser parser = SqlParser.of(Dialect.DUCKDB);
    List<String> differences = new ArrayList<>();
    try (EngineParser engine = new EngineParser()) {
      for (String word : words()) {
        for (String place : PLACES) {
          String sql = place.replace("%s", word);
          boolean theirs = !engine.tree(sql).startsWith("error");
          if (theirs != reads(parser, sql) && !APART.contains(sql)) {
            differences.add((theirs ? "only the engine reads " : "only we read ") + sql);
          }
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static boolean reads(SqlParser parser, String sql) {
    try {
      parser.parseQuery(sql);
      return true;
    } catch (WeirException e) {
      return false;
    }
  }

  private static List<String> words() throws SQLException {
    List<String> words = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT keyword_name FROM duckdb_keywords() ORDER BY ALL")) {
      while (rows.next()) {
        words.add(rows.getString(1));
      }
    }
    return words;
  }
}
