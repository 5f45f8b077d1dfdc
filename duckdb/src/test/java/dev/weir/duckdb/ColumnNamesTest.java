package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Column;
import dev.weir.model.ScalarType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every word of the engine can name a column.
class ColumnNamesTest {
  @TempDir Path folder;

  @Test
  void everyKeywordNamesAColumn() {
    try (DuckDbSession session = Sessions.open(folder)) {
      List<String> words =
          Sessions.rows(session, "SELECT DISTINCT keyword_name FROM duckdb_keywords() ORDER BY 1")
              .stream()
              .map(row -> String.valueOf(row.getFirst()))
              .toList();
      assertThat(words).hasSizeGreaterThan(400);
      StringBuilder list = new StringBuilder();
      StringBuilder made = new StringBuilder();
      for (String word : words) {
        String separator = list.isEmpty() ? "SELECT " : ", ";
        Column column = new Column(word, ScalarType.INTEGER);
        list.append(separator).append(SqlText.cast(column, ScalarType.BIGINT));
        made.append(separator).append("1 AS \"").append(word).append('"');
      }
      String sql = list + " FROM (" + made + ")";
      assertThat(session.describe(sql).names()).isEqualTo(words);
    }
  }
}
