package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.json.RelationJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
  @TempDir Path folder = Path.of("");

  private String catalog = "";

  @BeforeEach
  void writeCatalog() throws IOException {
    Path file = folder.resolve("catalog.json");
    Files.writeString(
        file,
        "{\"tables\":{\"t\":{\"columns\":{\"a\":\"INTEGER\",\"s\":\"STRUCT(x INTEGER, y"
            + " VARCHAR[])\"}}}}");
    catalog = file.toString();
  }

  @Test
  void aQueryComesBackWithColumnsLineageAndFingerprint() throws IOException {
    JsonNode answer =
        one(
            Cli.run(
                "compile",
                "--catalog",
                catalog,
                "--json",
                "--sql",
                "SELECT a + 1 AS b FROM t WHERE s.x > 0"));
    assertThat(answer.get("ok").asBoolean()).isTrue();
    assertThat(answer.get("fingerprint").asText()).hasSize(64);
    assertThat(answer.get("sql").asText()).containsIgnoringCase("select");
    assertThat(answer.get("columns").toString())
        .isEqualTo("[{\"name\":\"b\",\"type\":\"INTEGER\"}]");
    assertThat(answer.get("lineage").toString()).isEqualTo("{\"b\":[\"t.a\"]}");
    assertThat(answer.get("required").toString()).isEqualTo("[\"t.a\",\"t.s\"]");
    assertThat(answer.get("micros").asLong()).isPositive();
  }

  @Test
  void whatOnlyTheEngineKnowsIsAskedOfIt() throws IOException {
    JsonNode setting =
        one(Cli.run("compile", "--json", "--sql", "SELECT current_setting('threads') AS n"));
    assertThat(setting.get("columns").toString())
        .isEqualTo("[{\"name\":\"n\",\"type\":\"BIGINT\"}]");
    Path csv = Files.writeString(folder.resolve("x.csv"), "a,b\n1,x\n");
    JsonNode file =
        one(Cli.run("compile", "--json", "--sql", "SELECT * FROM read_csv('" + csv + "')"));
    assertThat(file.get("columns").toString())
        .isEqualTo("[{\"name\":\"a\",\"type\":\"BIGINT\"},{\"name\":\"b\",\"type\":\"VARCHAR\"}]");
  }

  @Test
  void withoutJsonPeopleGetTheSame() {
    Cli.Outcome outcome = Cli.run("compile", "--catalog", catalog, "--sql", "SELECT a AS b FROM t");
    assertThat(outcome.out()).contains("SELECT", "b", "INTEGER", "t.a", "fingerprint  ");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void aFileIsNamedInItsErrors() throws IOException {
    Path file = folder.resolve("q.sql");
    Files.writeString(file, "SELECT a,\n  nope\nFROM t");
    Cli.Outcome outcome = Cli.run("compile", "--catalog", catalog, file.toString());
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).contains(file + ":2:3: ", "nope", "\n    nope\n    ^");
    assertThat(outcome.out()).isEmpty();
    JsonNode answer = one(Cli.run("compile", "--catalog", catalog, "--json", file.toString()));
    assertThat(answer.get("error").get("code").asText()).isEqualTo("UNKNOWN_COLUMN");
    assertThat(answer.get("error").get("line").asInt()).isEqualTo(2);
    assertThat(answer.get("error").get("column").asInt()).isEqualTo(3);
  }

  @Test
  void everyLineOfABatchGetsALineAndABadOneStopsNothing() throws IOException {
    String lines =
        """
        {"id":1,"sql":"SELECT a FROM t"}
        {"id":"two","sql":"SELEC"}
        no json
        {"id":[4],"note":{"x":1},"sql":"SELECT 1; SELECT 2"}
        {"id":5}

        {"id":7,"sql":"SELECT nope, nada FROM t"}
        {"id":8,"sql":"SELECT s.y AS y FROM t"}\
        """;
    Cli.Outcome outcome = Cli.runWith(lines, "compile", "--catalog", catalog, "--batch", "-");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    List<String> answers = outcome.out().lines().toList();
    assertThat(answers).hasSize(8);
    assertThat(answers.get(0)).startsWith("{\"id\":1,\"ok\":true,\"fingerprint\":\"");
    assertThat(answers.get(1))
        .startsWith("{\"id\":\"two\",\"ok\":false,\"error\":{\"code\":\"SYNTAX\"");
    assertThat(answers.get(2)).startsWith("{\"id\":null,\"ok\":false").contains("\"line\":3");
    assertThat(answers.get(3)).startsWith("{\"id\":[4],\"ok\":false").contains("NOT_A_QUERY");
    assertThat(answers.get(4)).startsWith("{\"id\":5,\"ok\":false").contains("no \\\"sql\\\"");
    assertThat(answers.get(5)).startsWith("{\"id\":null,\"ok\":false");
    assertThat(answers.get(6)).contains("UNKNOWN_COLUMN", "\"problems\":[", "nada");
    assertThat(answers.get(7)).contains("\"type\":\"VARCHAR[]\"", "\"y\":[\"t.s\"]");
  }

  @Test
  void bytesThatAreNoTextAreAnAnswerToo() {
    byte[] bytes =
        "{\"id\":1,\"sql\":\"SELECT '\u00e9'\"}\n{}".getBytes(StandardCharsets.ISO_8859_1);
    Cli.Outcome outcome = Cli.runWith(bytes, "compile", "--batch", "-");
    assertThat(outcome.out().lines()).hasSize(2).first().asString().contains("\"ok\":false");
  }

  @Test
  void oneTextIsAskedForAndNotTwo() {
    assertThat(Cli.run("compile").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("compile", "--sql", "SELECT 1", "--batch", "x").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("compile", "--sql", "SELECT 1", "--write", "oracle").err())
        .contains("oracle");
  }

  private static JsonNode one(Cli.Outcome outcome) throws IOException {
    assertThat(outcome.out().lines()).as(outcome.err()).hasSize(1);
    return new ObjectMapper().readTree(outcome.out());
  }

  @Test
  void formsOfAQueryAreCanonicalJson() throws IOException {
    String relation =
        Cli.run("compile", "--catalog", catalog, "--form", "relation", "--sql", "SELECT a FROM t")
            .out();
    String normal =
        Cli.run("compile", "--catalog", catalog, "--form", "normal", "--sql", "SELECT a FROM t")
            .out();
    String other =
        Cli.run("compile", "--catalog", catalog, "--form", "NORMAL", "--sql", "select X.A from t x")
            .out();
    assertThat(RelationJson.dump(RelationJson.load(relation.strip(), FunctionCatalog.duckdb())))
        .isEqualTo(relation.strip());
    assertThat(normal).isEqualTo(other).contains("weir.normal/1");
    JsonNode answer =
        one(
            Cli.run(
                "compile",
                "--catalog",
                catalog,
                "--form",
                "normal",
                "--json",
                "--sql",
                "SELECT a FROM t"));
    assertThat(answer.get("normal").toString()).isEqualTo(normal.strip());
  }
}
