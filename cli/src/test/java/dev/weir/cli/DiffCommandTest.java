package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir Path folder = Path.of("");

  private String catalog() throws IOException {
    return write(
        "catalog.json", "{\"tables\":{\"t\":{\"columns\":{\"a\":\"INTEGER\",\"b\":\"VARCHAR\"}}}}");
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  private static String diff(String catalog, String before, String after, String... more) {
    String[] arguments = {"diff", "--catalog", catalog, "--sql", before, "--sql", after};
    Cli.Outcome outcome =
        Cli.run(Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    return outcome.out();
  }

  @Test
  void twoTextsAreCompared() throws IOException {
    String text = diff(catalog(), "SELECT a FROM t", "SELECT a, b FROM t");
    assertThat(text).contains("change: projection", "+ output t.b", "a: unchanged", "b: added");
    assertThat(diff(catalog(), "SELECT a FROM t", "select T.A from t", "--markdown"))
        .contains("**Change: cosmetic**");
    JsonNode json =
        new ObjectMapper()
            .readTree(diff(catalog(), "SELECT a FROM t", "SELECT a FROM t WHERE a > 0", "--json"));
    assertThat(json.get("form").asText()).isEqualTo("weir.diff/1");
    assertThat(json.get("classes").toString()).isEqualTo("[\"filter\"]");
    assertThat(json.get("columns").toString())
        .isEqualTo("[{\"name\":\"a\",\"status\":\"changed\"}]");
  }

  @Test
  void twoFilesAreComparedAndOneMayBeStandardInput() throws IOException {
    String before = write("before.sql", "SELECT a FROM t");
    String after = write("after.sql", "SELECT a FROM t ORDER BY a");
    assertThat(Cli.run("diff", before, after, "--catalog", catalog()).out())
        .contains("change: order");
    assertThat(
            Cli.runWith("SELECT a FROM t -- x", "diff", before, "-", "--catalog", catalog()).out())
        .contains("change: cosmetic");
  }

  @Test
  void theExitCodeSaysWhetherTheMeaningChangedWhenAsked() throws IOException {
    String before = write("before.sql", "SELECT a FROM t");
    String same = write("same.sql", "SELECT x.a FROM t AS x");
    String other = write("other.sql", "SELECT a FROM t LIMIT 1");
    assertThat(Cli.run("diff", before, same, "--catalog", catalog(), "--exit-code").code())
        .isZero();
    assertThat(Cli.run("diff", before, other, "--catalog", catalog(), "--exit-code").code())
        .isEqualTo(ExitCode.CHANGES);
    assertThat(Cli.run("diff", before, other, "--catalog", catalog()).code()).isZero();
  }

  @Test
  void aMistakeInOneOfTheQueriesIsShownWhereItIs() throws IOException {
    String before = write("before.sql", "SELECT a FROM t");
    String after = write("after.sql", "SELECT nope\nFROM t");
    Cli.Outcome outcome = Cli.run("diff", before, after, "--catalog", catalog());
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).contains(after + ":1:8: ", "nope");
  }

  @Test
  void knownMatchesAreTaken() throws IOException {
    String text =
        diff(
            catalog(),
            "SELECT a FROM t WHERE a = 1",
            "SELECT a FROM t WHERE b LIKE 'x%'",
            "--match",
            "t.a = 1 => (t.b ~~ 'x%')");
    assertThat(text).contains("~ condition t.a = 1  →  (t.b ~~ 'x%')");
    assertThat(Cli.run("diff", "--sql", "SELECT 1", "--sql", "SELECT 2", "--match", "what").err())
        .contains("--match is written");
  }

  @Test
  void whatIsNoPairIsWrongUsage() {
    assertThat(Cli.run("diff").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("diff", "--sql", "SELECT 1").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("diff", "a.sql", "b.sql", "c.sql").code()).isEqualTo(ExitCode.USAGE);
    assertThat(
            Cli.run("diff", "--sql", "SELECT 1", "--sql", "SELECT 2", "--json", "--markdown")
                .code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void productsAreComparedWithTheirLastBuilds() throws IOException {
    Path shop = folder.resolve("shop");
    Cli.run("init", shop.toString());
    assertThat(Cli.run("diff", shop.toString()).out()).contains("was never built", "3 of 3");
    Cli.run("build", shop.toString());
    assertThat(Cli.run("diff", shop.toString(), "--exit-code").code()).isZero();

    Path file = shop.resolve("products/paid_orders.sql");
    Files.writeString(file, Files.readString(file).replace("WHERE o.paid", "WHERE NOT o.paid"));
    Cli.Outcome changed = Cli.run("diff", shop.toString(), "--exit-code");
    assertThat(changed.code()).isEqualTo(ExitCode.CHANGES);
    assertThat(changed.out())
        .contains("paid_orders\n  change: filter", "~ condition", "1 of 3")
        .doesNotContain("revenue_by_city");
    JsonNode json =
        new ObjectMapper()
            .readTree(Cli.run("diff", shop.toString(), "paid_orders", "--json").out());
    assertThat(json.get("products")).hasSize(1);
    assertThat(json.get("products").get(0).get("last_build_id").asText()).hasSize(64);
    assertThat(json.get("products").get(0).get("diff").get("form").asText())
        .isEqualTo("weir.diff/1");
    assertThat(Cli.run("diff", shop.toString(), "--markdown").out())
        .contains("### paid_orders", "**Change: filter**");
    assertThat(Cli.run("diff", shop.toString(), "paid_order").err())
        .contains("did you mean paid_orders?");
  }

  @Test
  void aBuildWhoseRelationIsGoneIsComparedByItsSql() throws IOException {
    Path shop = folder.resolve("shop");
    Cli.run("init", shop.toString());
    Cli.run("build", shop.toString());
    Path relations = shop.resolve(".weir/ledger/relations");
    assertThat(relations).isDirectory();
    try (Stream<Path> files = Files.walk(relations)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    Cli.Outcome outcome = Cli.run("diff", shop.toString());
    assertThat(outcome.out()).startsWith("0 of 3 products");
  }
}
