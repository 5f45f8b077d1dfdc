package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A batch answers every line, whatever the line before came to.
class BatchTest {
  /// Work that breaks in the way that the query names.
  private static Map<String, Object> answer(String sql) {
    return switch (sql) {
      case "stack" -> Map.of("depth", deeper(1));
      case "heap" -> {
        List<long[]> hoard = new ArrayList<>();
        while (true) {
          hoard.add(new long[1 << 27]);
        }
      }
      case "bug" -> throw new IllegalStateException("never");
      case "assertion" -> throw new AssertionError("never");
      default -> Map.of("sql", sql);
    };
  }

  @SuppressWarnings("InfiniteRecursion")
  private static long deeper(long depth) {
    return deeper(depth + 1) + 1;
  }

  @Test
  void everyLineIsAnswered() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String sql : List.of("stack", "a", "heap", "b", "bug", "c", "assertion", "d")) {
      lines.append("{\"id\": \"").append(sql).append("\", \"sql\": \"").append(sql).append("\"}\n");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BatchLines(
            query -> QueryText.answered(() -> answer(query)),
            new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(answers).hasSize(8);
    assertThat(answers.get(0)).startsWith("{\"id\":\"stack\",\"ok\":false").contains("INTERNAL");
    assertThat(answers.get(2))
        .startsWith("{\"id\":\"heap\",\"ok\":false")
        .contains("OUT_OF_MEMORY");
    assertThat(answers.get(4)).startsWith("{\"id\":\"bug\",\"ok\":false").contains("INTERNAL");
    assertThat(answers.get(6)).startsWith("{\"id\":\"assertion\",\"ok\":false");
    for (int i = 1; i < answers.size(); i += 2) {
      assertThat(answers.get(i)).contains("\"ok\":true");
    }
  }
}
