package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
  @TempDir Path reports = Path.of("");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void everyProblemIsPrintedWithPlaceExcerptAndCaret() {
    SourcePlace place = SourcePlace.of("products/a.sql", "SELECT x\nFROM nope", 14);
    int code =
        report(
            new WeirException(
                List.of(
                    Problem.at(ErrorCode.UNKNOWN_TABLE, "there is no table 'nope'", place),
                    Problem.of(ErrorCode.CYCLE, "a reads b, b reads a"))));
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(text())
        .isEqualTo(
            """
            products/a.sql:2:6: there is no table 'nope'
              FROM nope
                   ^
            weir: a reads b, b reads a
            """);
  }

  @Test
  void aBugLeavesAReportWithVersionsAndStack() throws IOException {
    int code = report(new IllegalStateException("the impossible"));
    assertThat(code).isEqualTo(ExitCode.BUG);
    assertThat(text())
        .contains("this is a bug in Weir", "the impossible", "please send the report");
    try (var files = Files.list(reports)) {
      Path report = files.findFirst().orElseThrow();
      assertThat(Files.readString(report))
          .startsWith("weir ")
          .contains("java 25", "IllegalStateException: the impossible", "FailuresTest.");
    }
  }

  @Test
  void anInternalErrorOfWeirIsABugToo() {
    assertThat(report(new WeirException(ErrorCode.INTERNAL, "schema lost")))
        .isEqualTo(ExitCode.BUG);
    assertThat(text()).contains("weir: schema lost", "please send the report");
  }

  @Test
  void aReaderThatWentAwayIsNoFailure() {
    assertThat(report(new OutputClosed(new IOException("Broken pipe")))).isZero();
    assertThat(text()).isEmpty();
  }

  @Test
  void aFullDiskBehindStandardOutputIsOne() {
    assertThat(report(new OutputClosed(new IOException("No space left on device"))))
        .isEqualTo(ExitCode.FAILED);
    assertThat(text()).contains("cannot write to standard output: No space left on device");
  }

  @Test
  void aReportThatCannotBeWrittenIsPrinted() {
    reports = reports.resolve("missing");
    assertThat(report(new IllegalStateException("x"))).isEqualTo(ExitCode.BUG);
    assertThat(text()).contains("could not be written", "IllegalStateException: x");
  }

  private int report(Throwable failure) {
    return new Failures(
            Console.of(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Console.Display.PLAIN,
                reports))
        .report(failure);
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
