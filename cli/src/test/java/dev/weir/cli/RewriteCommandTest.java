package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriteCommandTest {
  private static final String SQL = "SELECT D.x FROM (SELECT 1 AS x) AS D";

  @TempDir Path folder = Path.of("");

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void theQueryIsShownAfterEachRuleThatChangesIt() {
    Cli.Outcome outcome =
        Cli.run("rewrite", "--rules", "normalize-identifiers,quote identifiers", "--sql", SQL);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().replaceAll("[0-9.]+ ms", "N ms"))
        .isEqualTo(
            """
            -- qualify: unchanged, N ms
            SELECT D.x
            FROM (SELECT 1 AS x) AS D

            -- normalize_identifiers: changed, N ms
            SELECT d.x
            FROM (SELECT 1 AS x) AS d

            -- quote_identifiers: changed, N ms
            SELECT "d"."x"
            FROM (SELECT 1 AS "x") AS "d"

            """);
  }

  @Test
  void allRulesRunUnlessSomeAreNamed() {
    Cli.Outcome outcome = Cli.run("rewrite", "--json", "--sql", SQL);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .startsWith("{\"ok\":true,\"format\":\"weir.rewrite/1\",\"rules\":[{\"rule\":\"qualify\",")
        .contains("\"rule\":\"quote_identifiers\",\"changed\":true,\"nanos\":")
        .contains("\"warnings\":[]");
  }

  @Test
  void unknownRulesAreNamedWithTheLegalOnes() {
    Cli.Outcome outcome = Cli.run("rewrite", "--rules", "qualfy,anotate_types", "--sql", SQL);
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err())
        .contains("there is no rewrite rule 'qualfy'; did you mean qualify?")
        .contains("there is no rewrite rule 'anotate_types'; did you mean annotate_types?")
        .contains("the rules are: qualify, ");
  }

  @Test
  void aPolicyStatesTheRulesAndTheStyle() throws IOException {
    String policy =
        file(
            "policy.json",
            """
            {"format": "weir.policy/1", "rules": ["qualify"],
             "qualify": {"aliases": "canonical"}, "generate": {"quoting": "always"}}
            """);
    Cli.Outcome outcome = Cli.run("rewrite", "--policy", policy, "--json", "--sql", SQL);
    assertThat(outcome.out())
        .contains(
            "\"sql\":\"SELECT \\\"_t0\\\".\\\"x\\\" FROM (SELECT 1 AS \\\"x\\\") AS \\\"_t0\\\"\"");
    Cli.Outcome wrong =
        Cli.run("rewrite", "--policy", file("wrong.json", "{\"rules\": []}"), "--sql", SQL);
    assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
    assertThat(wrong.err()).contains("wrong.json:1:1: ", "cannot leave out 'qualify'", "'format'");
  }

  @Test
  void aQueryIsReadAndWrittenInOtherDialects() {
    Cli.Outcome outcome =
        Cli.run(
            "rewrite",
            "--read",
            "spark",
            "--write",
            "postgres",
            "--rules",
            "qualify",
            "--sql",
            "SELECT `x y` FROM (SELECT 1 AS `x y`) AS d");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("SELECT d.\"x y\"");
  }

  @Test
  void theDistanceOfConditionsIsToldWithoutRewriting() {
    String sql =
        "SELECT 1 AS x FROM (SELECT 1 AS a, 2 AS b) AS d WHERE (a = 1 AND b = 2) OR (a = 3 AND b = 4) OR (a = 5 AND b = 6)";
    Cli.Outcome outcome = Cli.run("rewrite", "--distance", "--sql", sql);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines().toList())
        .containsExactly("conjunctive  18", "disjunctive  0", "limit        128");
    assertThat(Cli.run("rewrite", "--distance", "--json", "--sql", sql).out())
        .contains("\"distance\":{\"conjunctive\":18,\"disjunctive\":0,\"limit\":128}");
  }
}
