package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path folder = Path.of("");

  @Test
  void everyLineOfAHealthyMachineIsOk() {
    Cli.Outcome outcome = Cli.run("doctor", folder.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("ok  jdk", "ok  jvm flags", "ok  engine", "duckdb", "answers 42", "ok  store");
    assertThat(outcome.code()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void jsonSaysTheSame() {
    assertThat(Cli.run("doctor", folder.toString(), "--json").out())
        .startsWith("{\"version\":1,\"ok\":true,\"checks\":[{\"check\":\"jdk\",\"ok\":true,");
  }

  @Test
  void aFolderThatIsNotThereIsCheckedWhereItWouldBe() {
    Path missing = folder.resolve("a/b");
    assertThat(Cli.run("doctor", missing.toString()).out()).contains(folder + " is writable");
    assertThat(Files.exists(missing)).isFalse();
  }
}
