package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands as processes of their own.
class PipeTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aReaderThatGoesAwayEndsTheCommandQuietly() throws Exception {
    assertThat(WeirProcess.run(folder, List.of("init", "shop")).code()).isZero();
    Process process =
        WeirProcess.builder(
                folder,
                List.of("sql", "shop", "SELECT range FROM range(1000000000)", "--format", "csv"))
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("range");
      assertThat(lines.readLine()).isEqualTo("0");
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
  }

  @Test
  void usageErrorsLeaveStandardOutputAlone() throws Exception {
    WeirProcess.Result result = WeirProcess.run(folder, List.of("biuld", "shop"));
    assertThat(result.code()).isEqualTo(64);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("there is no command 'biuld'", "did you mean build?");
  }
}
