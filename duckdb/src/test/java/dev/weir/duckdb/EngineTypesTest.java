package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.WeirException;
import dev.weir.run.EngineTypes;
import dev.weir.run.RuntimeProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTypesTest {
  @TempDir Path folder;
  private final AtomicInteger starts = new AtomicInteger();

  private EngineTypes types() {
    return new EngineTypes(
        new DuckDbEngine(),
        RuntimeProfile.named("memory_tight"),
        () -> {
          starts.incrementAndGet();
          return folder;
        });
  }

  private static String compiled(String sql, EngineTypes types) {
    BindOptions options = BindOptions.plain().withOracle(types).readingOutside();
    return Compiler.duckdb().compile(sql, "<sql>", TableCatalog.empty(), options).schema().text();
  }

  @Test
  void theEngineStartsWithTheFirstQuestionAndOnce() {
    try (EngineTypes types = types()) {
      assertThat(compiled("SELECT 1 AS a, sum(2) AS b", types)).isEqualTo("a INTEGER, b HUGEINT");
      assertThat(starts).hasValue(0);
      assertThat(compiled("SELECT current_setting('threads') AS a", types)).isEqualTo("a BIGINT");
      assertThat(compiled("SELECT current_setting('search_path') AS a", types))
          .isEqualTo("a VARCHAR");
      assertThat(starts).hasValue(1);
    }
  }

  @Test
  void constantsThatMustBeComputedAreComputedByTheEngine() {
    try (EngineTypes types = types()) {
      assertThat(compiled("SELECT json_transform('{}', '{\"a\": ' || '\"DATE\"}') AS a", types))
          .isEqualTo("a STRUCT(a DATE)");
      assertThat(compiled("SELECT {'k': 1}['k' || ''] AS a", types)).isEqualTo("a INTEGER");
    }
  }

  @Test
  void columnsOfFilesAreLookedUp() throws Exception {
    Path csv = Files.writeString(folder.resolve("x.csv"), "a,b\n1,x\n");
    try (EngineTypes types = types()) {
      assertThat(compiled("FROM read_csv('" + csv + "')", types)).isEqualTo("a BIGINT, b VARCHAR");
      assertThatThrownBy(() -> compiled("SELECT 1 FROM read_csv('/nowhere/x.csv')", types))
          .isInstanceOf(WeirException.class)
          .hasMessageContaining("<sql>:1:15: the engine says:")
          .hasMessageContaining("No files found");
    }
  }

  @Test
  void manyThreadsMayAsk() {
    try (EngineTypes types = types()) {
      List<String> answers =
          IntStream.range(0, 200)
              .parallel()
              .mapToObj(
                  i -> compiled("SELECT current_setting('threads') + " + i % 5 + " AS a", types))
              .distinct()
              .toList();
      assertThat(answers).containsExactly("a BIGINT");
      assertThat(starts).hasValue(1);
    }
  }

  @Test
  void aClosedOneStillAnswersWhatItWasAsked() {
    EngineTypes types = types();
    compiled("SELECT current_setting('threads') AS a", types);
    types.close();
    assertThat(compiled("SELECT current_setting('threads') AS a", types)).isEqualTo("a BIGINT");
    assertThatThrownBy(() -> compiled("SELECT current_setting('search_path') AS a", types))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("was closed");
  }
}
