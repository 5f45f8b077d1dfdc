package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranspileCommandTest {
  private static final String CATALOG =
      "{\"tables\": {\"t\": {\"columns\": {\"a\": \"INTEGER\", \"b\": \"INTEGER\"}}}}";
  private static final String QUALIFY =
      "SELECT a, row_number() OVER (ORDER BY a) AS n FROM t QUALIFY n = 1";

  @Test
  void whatTheTargetCannotSayOtherwiseIsRewritten() {
    Cli.Outcome outcome = Cli.run("transpile", "--write", "postgres", "--sql", QUALIFY);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).doesNotContainIgnoringCase("qualify").contains("row_number", "WHERE");
  }

  @Test
  void whatItCannotSayAtAllIsAnErrorOrAWarning() {
    String sql = "SELECT * FROM t1 POSITIONAL JOIN t2";
    Cli.Outcome refused = Cli.run("transpile", "--write", "ansi", "--sql", sql);
    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("<sql>:1:", "^");
    assertThat(refused.out()).isEmpty();
    Cli.Outcome warned =
        Cli.run("transpile", "--write", "ansi", "--unsupported", "warning", "--sql", sql);
    assertThat(warned.code()).isZero();
    assertThat(warned.err()).startsWith("warning: <sql>:1:");
    assertThat(warned.out()).isNotEmpty();
  }

  @Test
  void aBatchAnswersLineByLine() {
    String lines = "{\"id\":1,\"sql\":\"SELECT `a b` FROM t\"}\n{\"id\":2,\"sql\":\"SELECT\"}\n";
    Cli.Outcome outcome =
        Cli.runWith(lines, "transpile", "--read", "spark", "--write", "duckdb", "--batch", "-");
    assertThat(outcome.out().lines().toList())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("{\"id\":1,\"ok\":true,\"sql\":\"SELECT \\\"a b\\\" FROM t\"")
                    .contains("\"warnings\":["),
            second -> assertThat(second).startsWith("{\"id\":2,\"ok\":false"));
  }

  @Test
  void aQueryCompilesFromOneDialectToAnother() {
    Cli.Outcome outcome =
        Cli.run(
            "compile",
            "--read",
            "spark",
            "--write",
            "postgres",
            "--json",
            "--sql",
            "SELECT 1 AS `x y`");
    assertThat(outcome.out()).contains("\"ok\":true", "\\\"x y\\\"");
  }

  @Test
  void starsOverKnownColumnsAreExpanded() {
    String sql = "SELECT * EXCLUDE (a) FROM (SELECT 1 AS a, 2 AS b, 3 AS c) AS s";
    Cli.Outcome outcome =
        Cli.run("transpile", "--write", "postgres", "--layout", "compact", "--sql", sql);
    assertThat(outcome.out())
        .isEqualToIgnoringNewLines("SELECT s.b, s.c FROM (SELECT 1 AS a, 2 AS b, 3 AS c) AS s");
    Cli.Outcome refused =
        Cli.run("transpile", "--write", "postgres", "--sql", "SELECT * EXCLUDE (a) FROM t");
    assertThat(refused.err()).contains("<sql>:1:8: postgres has no star with EXCLUDE");
  }

  @Test
  void aCatalogExpandsStarsAndFindsAliases(@TempDir Path folder) throws IOException {
    Path catalog = folder.resolve("catalog.json");
    Files.writeString(
        catalog, "{\"tables\": {\"t\": {\"columns\": {\"a\": \"INTEGER\", \"b\": \"VARCHAR\"}}}}");
    Cli.Outcome outcome =
        Cli.run(
            "transpile",
            "--catalog",
            catalog.toString(),
            "--write",
            "postgres",
            "--layout",
            "compact",
            "--sql",
            "SELECT * EXCLUDE (b), a + 1 AS z FROM t WHERE z > 2");
    assertThat(outcome.out())
        .isEqualToIgnoringNewLines("SELECT t.a, t.a + 1 AS z FROM t WHERE t.a + 1 > 2");
  }

  /// What may mean something else in the dialect is said whether the tables are known or not.
  @Test
  void doubtsAreSaidWithACatalogToo(@TempDir Path folder) throws IOException {
    Path catalog = Files.writeString(folder.resolve("c.json"), CATALOG);
    String sql = "SELECT a / b AS q FROM t";
    Cli.Outcome alone = Cli.run("transpile", "--read", "postgres", "--sql", sql);
    Cli.Outcome known =
        Cli.run("transpile", "--read", "postgres", "--catalog", catalog.toString(), "--sql", sql);
    assertThat(alone.err()).startsWith("warning: <sql>:1:8: postgres cuts a division of integers");
    assertThat(known.code()).isZero();
    assertThat(known.err()).isEqualTo(alone.err());
  }

  @Test
  void doubtsAreErrorsInWhatIsCompiled(@TempDir Path folder) throws IOException {
    Path catalog = Files.writeString(folder.resolve("c.json"), CATALOG);
    Path policy =
        Files.writeString(
            folder.resolve("p.json"), "{\"format\": \"weir.policy/1\", \"read\": \"postgres\"}");
    String sql = "SELECT a / b AS q FROM t";
    for (List<String> options :
        List.of(
            List.of("compile", "--read", "postgres"),
            List.of("compile", "--policy", policy.toString()),
            List.of("transpile", "--policy", policy.toString()),
            List.of("rewrite", "--policy", policy.toString()))) {
      List<String> line = new ArrayList<>(options);
      line.addAll(List.of("--catalog", catalog.toString(), "--sql", sql));
      Cli.Outcome refused = Cli.run(line.toArray(String[]::new));
      assertThat(refused.code()).as(line.toString()).isEqualTo(1);
      assertThat(refused.err()).contains("<sql>:1:8: postgres cuts a division of integers");
    }
  }
}
