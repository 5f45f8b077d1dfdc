package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
  private static final String UGLY = "select a,  -- why\n b from t where a>1";

  @TempDir Path folder = Path.of("");

  @Test
  void commentsStayAndASecondTimeChangesNothing() {
    Cli.Outcome first = Cli.run("format", "--sql", UGLY);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("-- why", "SELECT").endsWith("\n");
    assertThat(Cli.runWith(first.out(), "format", "-").out()).isEqualTo(first.out());
  }

  @Test
  void checkNamesTheFilesAndInPlaceWritesThem() throws IOException {
    Path file = folder.resolve("products/a.sql");
    Files.createDirectories(folder.resolve("products"));
    Files.writeString(file, UGLY);
    Cli.Outcome check = Cli.run("format", "--check", folder.toString());
    assertThat(check.code()).isEqualTo(ExitCode.FAILED);
    assertThat(check.out()).isEqualTo("would change " + file + "\n");
    assertThat(file).hasContent(UGLY);
    assertThat(Cli.run("format", "--in-place", folder.toString()).code()).isZero();
    assertThat(Files.readString(file)).contains("-- why", "SELECT");
    assertThat(Cli.run("format", "--check", folder.toString()).code()).isZero();
  }

  @Test
  void oneBrokenFileIsNamedAndNoneIsWritten() throws IOException {
    Files.writeString(folder.resolve("a.sql"), UGLY);
    Files.writeString(folder.resolve("b.sql"), "SELECT FROM WHERE");
    Cli.Outcome outcome = Cli.run("format", "--in-place", folder.toString());
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).contains(folder.resolve("b.sql") + ":1:");
    assertThat(folder.resolve("a.sql")).hasContent(UGLY);
  }

  @Test
  void filesOrATextAndNotBoth() {
    assertThat(Cli.run("format").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("format", "x.sql", "--sql", "SELECT 1").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("format", "--check", "-").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("format", "--sql", "SELECT 1", "--read", "duckbd").err())
        .contains("there is no dialect 'duckbd'; legal are duckdb", "did you mean duckdb?");
  }

  @Test
  void aBatchAnswersEveryLine() throws IOException {
    Path batch = folder.resolve("batch.jsonl");
    Files.writeString(
        batch, "{\"id\": 1, \"sql\": \"select 1 -- one\"}\n{\"id\": 2, \"sql\": \"select\"}\nno\n");

    List<String> lines = Cli.run("format", "--batch", batch.toString()).out().lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("{\"id\":1,\"ok\":true,\"sql\":\"SELECT 1\\n-- one\\n\"");
    assertThat(lines.get(1)).startsWith("{\"id\":2,\"ok\":false,\"error\":{\"code\":\"SYNTAX\"");
    assertThat(lines.get(2)).startsWith("{\"id\":null,\"ok\":false");
  }
}
