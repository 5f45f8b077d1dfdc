package dev.weir.verify.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What scripts are read as, and what their trials find.
class ScriptRunTest {
  @TempDir Path folder;

  @Test
  void loopsAreExpandedAndConditionsKept() throws IOException {
    TestScript script =
        read(
            """
            # a comment
            require json

            loop i 1 3

            foreach type <signed> !hugeint varchar

            statement ok con{i}
            SELECT {i}::{type}, '{file}'

            endloop

            endloop

            skipif duckdb
            query I
            SELECT 'left out'
            ----
            1

            mode skip

            query I
            SELECT 'skipped'

            mode unskip

            load {file}

            restart

            query I rowsort
            SELECT
            42
            ----
            42
            """);
    List<Step> steps = script.steps();
    assertThat(steps).hasSize(13);
    assertThat(steps.getFirst()).isEqualTo(new Step.Run(8, "con1", "SELECT 1::tinyint, 'x.db'"));
    assertThat(steps.get(9)).isEqualTo(new Step.Run(8, "con2", "SELECT 2::varchar, 'x.db'"));
    assertThat(steps.subList(10, 13))
        .containsExactly(
            new Step.Load(Optional.of("x.db")),
            new Step.Restart(),
            new Step.Run(32, "", "SELECT\n42"));
  }

  @Test
  void scriptsThatRequireMoreHaveNoSteps() throws IOException {
    TestScript script = read("require spatial\n\nquery I\nSELECT 1\n----\n1\n");
    assertThat(script.missing()).containsExactly("spatial");
    assertThat(script.steps()).isEmpty();
  }

  @Test
  void trialsTellWhatCameOfEachQuery() throws IOException {
    List<Verdict> verdicts =
        ScriptRun.of(
            read(
                """
                statement ok
                CREATE SCHEMA s

                statement ok
                CREATE TABLE s.t (a INTEGER, b VARCHAR)

                statement ok
                INSERT INTO s.t VALUES (1, 'x'), (2, NULL)

                statement ok
                CREATE MACRO twice(x) AS 2 * x

                query IT
                SELECT a, b FROM s.t ORDER BY a

                query I
                SELECT twice(a) FROM s.t

                statement error
                SELECT c FROM s.t

                statement error
                SELECT b::INTEGER FROM s.t

                query I
                SELECT random() FROM s.t

                query I
                PIVOT s.t ON b USING sum(a)
                """));
    assertThat(verdicts)
        .extracting(Verdict::outcome)
        .containsExactly(
            Outcome.SAME,
            Outcome.NOT_EXPRESSIBLE,
            Outcome.BOTH_REFUSE,
            Outcome.SAME_FAILURE,
            Outcome.SAME_COLUMNS,
            Outcome.NOT_EXPRESSIBLE);
    assertThat(verdicts)
        .extracting(Verdict::detail)
        .contains("macro", "PIVOT over values that the data decides");
    SuiteReport report = new SuiteReport(verdicts, Map.of());
    assertThat(report.counted()).isEqualTo(2);
    assertThat(report.share()).isEqualTo(1);
    assertThat(report.summary()).startsWith("100.00 % of 2 queries compile");
  }

  private TestScript read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("script.test"), text);
    return ScriptReader.read(file, "script.test", Map.of("file", "x.db"));
  }
}
