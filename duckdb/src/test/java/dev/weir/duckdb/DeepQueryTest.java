package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.CopyRequest;
import dev.weir.run.Surface;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Queries that nest up to the engine's limit and far beyond it: they run or are refused, and the
/// process lives on. Every call comes from a thread whose own stack is far too small for them.
class DeepQueryTest {
  private static final long SMALL_STACK = 256 << 10;

  /// A kind of nesting.
  ///
  /// @param most levels that the engine binds
  /// @param runs levels that it optimizes and runs in a moment
  /// @param text the query for a number of levels
  record Nesting(String name, int most, int runs, IntFunction<String> text) {
    static Nesting around(
        String name, int most, int runs, String before, String middle, String after) {
      return new Nesting(name, most, runs, n -> before.repeat(n) + middle + after.repeat(n));
    }

    Nesting inside(String before, String after) {
      return new Nesting(name, most, runs, n -> before + text.apply(n) + after);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Nesting> nestings() {
    return Stream.of(
        new Nesting("chain of CTEs", 990, 300, n -> ctes(n, "SELECT i FROM q%d")),
        new Nesting(
            "chain of CTEs with groups",
            900,
            100,
            n -> ctes(n, "SELECT i FROM q%d WHERE i >= 0 GROUP BY ALL")),
        Nesting.around("subqueries in FROM", 990, 500, "SELECT i FROM (", "FROM t", ")"),
        Nesting.around("scalar subqueries", 150, 40, "(SELECT ", "i", ")")
            .inside("SELECT ", " FROM t"),
        Nesting.around("sum", 990, 500, "", "i", "+1").inside("SELECT ", " FROM t"),
        Nesting.around("NOT", 990, 990, "NOT ", "i = 1", "").inside("SELECT i FROM t WHERE ", ""),
        Nesting.around("calls", 900, 100, "abs(", "i", ")").inside("SELECT ", " FROM t"),
        Nesting.around("CASE", 900, 200, "CASE WHEN i=1 THEN 2 ELSE ", "i", " END")
            .inside("SELECT ", " FROM t"),
        Nesting.around("lists", 900, 40, "[", "i", "]").inside("SELECT ", " FROM t"),
        Nesting.around("EXCEPT", 900, 40, "", "SELECT i FROM t", " EXCEPT SELECT i + 1 FROM t"),
        new Nesting(
            "joins",
            450,
            40,
            n ->
                IntStream.rangeClosed(1, n)
                    .mapToObj(k -> " JOIN t t%d ON t%d.i = t%d.i".formatted(k, k, k - 1))
                    .collect(Collectors.joining("", "SELECT t0.i FROM t t0", ""))));
  }

  private static String ctes(int levels, String step) {
    return IntStream.rangeClosed(1, levels)
            .mapToObj(k -> ", q" + k + " AS (" + step.formatted(k - 1) + ")")
            .collect(Collectors.joining("", "WITH q0 AS (SELECT i FROM t)", ""))
        + " SELECT i FROM q"
        + levels;
  }

  @TempDir Path folder;
  private DuckDbSession session;

  @BeforeEach
  void open() {
    session = Sessions.open(folder);
    session.execute("CREATE TABLE t AS SELECT range AS i FROM range(3)");
  }

  @AfterEach
  void close() {
    session.close();
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void whatTheEngineTakesRunsFromASmallStack(Nesting nesting) {
    String sql = nesting.text().apply(nesting.runs());
    onSmallStack(() -> {
      assertThat(session.describe(nesting.text().apply(nesting.most())).columns()).hasSize(1);
      long rows = Sessions.rows(session, sql).size();
      assertThat(session.copy(CopyRequest.of(sql, folder.resolve("out"))).rows()).isEqualTo(rows);
      session.createView("deep", sql);
      assertThat(Sessions.rows(session, "FROM deep")).hasSize((int) rows);
    });
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void whatIsDeeperIsRefusedAndNamesTheLimit(Nesting nesting) {
    String sql = nesting.text().apply(3_000);
    onSmallStack(() -> {
      assertThatThrownBy(() -> session.describe(sql))
          .isInstanceOfSatisfying(
              WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_DEEP))
          .hasMessageContaining("1,000 levels")
          .hasMessageContaining("keep a part of the query as a table of its own")
          .hasMessageNotContaining("max_expression_depth");
      assertThat(Sessions.value(session, "SELECT 1")).isEqualTo(1);
    });
  }

  @Test
  void theDestructorsOfARefusedQueryHaveRoom() {
    String sql = "FROM (".repeat(10_000) + "FROM t" + ")".repeat(10_000);
    onSmallStack(
        () -> assertThatThrownBy(() -> session.describe(sql)).hasMessageContaining("1,000 levels"));
  }

  @Test
  void deepUntrustedQueriesRun() {
    onSmallStack(() -> {
      try (var stream = session.query(ctes(300, "SELECT i FROM q%d"), Surface.UNTRUSTED)) {
        assertThat(stream.collect(10)).hasSize(3);
      }
    });
  }

  @Test
  void anInterruptedCallerStillGetsItsResult() {
    Thread.currentThread().interrupt();
    assertThat(session.describe("SELECT i FROM t").names()).containsExactly("i");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void onSmallStack(Runnable work) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, work, "small", SMALL_STACK);
    thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) {
      throw new AssertionError("on a small stack: " + failure.get().getMessage(), failure.get());
    }
  }
}
