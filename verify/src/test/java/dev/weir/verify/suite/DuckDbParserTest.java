package dev.weir.verify.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The parser on the queries that DuckDB tests itself with, next to the engine's own parser. It
/// runs where [DuckDbSuiteTest] does.
class DuckDbParserTest {
  /// The share of what the engine reads that must be read here too.
  private static final double LEAST = 0.995;

  private static final String NOT_SERIALIZED = "Only SELECT statements can be serialized";

  @Test
  void queriesOfDuckDbAreRead() throws SQLException {
    Optional<DuckDbCheckout> checkout = DuckDbCheckout.named();
    if (checkout.isEmpty()) {
      return;
    }
    int both = 0;
    List<String> onlyEngine = new ArrayList<>();
    List<String> onlyWeir = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement engine =
            connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      for (Map.Entry<String, String> query : queries(checkout.get()).entrySet()) {
        boolean read = isReadBy(engine, query.getKey());
        Optional<String> refusal = refusal(query.getKey());
        if (read && refusal.isEmpty()) {
          both++;
        } else if (read) {
          onlyEngine.add(shown(query, refusal.get()));
        } else if (refusal.isEmpty()) {
          onlyWeir.add(shown(query, ""));
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "parser: %d queries are read by both, %d by the engine alone, %d by Weir alone%n",
        both,
        onlyEngine.size(),
        onlyWeir.size());
    onlyEngine.forEach(query -> System.out.println("engine alone: " + query));
    onlyWeir.forEach(query -> System.out.println("Weir alone: " + query));
    assertThat((double) both / Math.max(1, both + onlyEngine.size())).isGreaterThan(LEAST);
  }

  /// The queries of all scripts, each once, and where it comes from.
  private static Map<String, String> queries(DuckDbCheckout checkout) {
    Map<String, String> queries = new LinkedHashMap<>();
    for (Path file : checkout.files()) {
      TestScript script = checkout.script(file, Path.of("scratch"));
      for (Step step : script.steps()) {
        switch (step) {
          case Step.Run run -> {
            QueryText text = QueryText.of(run.sql());
            if (text.isQuery()) {
              queries.putIfAbsent(text.sql(), script.name() + ":" + run.line());
            }
          }
          case Step.Load _, Step.Restart _ -> {
            // Nothing to read.
          }
        }
      }
    }
    return queries;
  }

  /// Whether the engine reads the text. What it reads and cannot serialize counts as read if it is
  /// no more than that.
  private static boolean isReadBy(PreparedStatement engine, String sql) {
    try {
      engine.setString(1, sql);
      try (ResultSet rows = engine.executeQuery()) {
        rows.next();
        String json = rows.getString(1);
        return !json.startsWith("{\"error\":true") || json.contains(NOT_SERIALIZED);
      }
    } catch (SQLException e) {
      return false;
    }
  }

  /// Why the text is not read here; empty when it is. A statement that is no query is read.
  private static Optional<String> refusal(String sql) {
    try {
      SqlParser.of(Dialect.DUCKDB).parseQuery(sql);
      return Optional.empty();
    } catch (WeirException e) {
      return e.code() == ErrorCode.NOT_A_QUERY
          ? Optional.empty()
          : Optional.of(e.problems().getFirst().message());
    }
  }

  private static String shown(Map.Entry<String, String> query, String refusal) {
    String sql = query.getKey().replaceAll("\\s+", " ");
    String start = sql.length() > 300 ? sql.substring(0, 300) + " …" : sql;
    return query.getValue() + ": " + start + (refusal.isEmpty() ? "" : " | " + refusal);
  }
}
