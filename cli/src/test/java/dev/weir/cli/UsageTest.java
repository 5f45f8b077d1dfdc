package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {
  @Test
  void versionSaysWhatRuns() {
    Cli.Outcome outcome = Cli.run("version");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("weir ").contains("\njava 25");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void aMistypedCommandIsAUsageErrorThatNamesTheNearest() {
    Cli.Outcome outcome = Cli.run("versoin");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .contains("there is no command 'versoin'; legal are ")
        .contains("did you mean version?")
        .contains("try: weir --help");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aMistypedOptionIsAUsageErrorThatNamesTheNearest() {
    Cli.Outcome outcome = Cli.run("version", "--halp");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .contains("weir version has no option '--halp'", "did you mean --help?");
  }

  @Test
  void noCommandAtAllListsThem() {
    Cli.Outcome outcome = Cli.run();
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("no command given; legal are ", "version");
  }

  @Test
  void helpGoesToStandardOutput() {
    Cli.Outcome outcome = Cli.run("--help");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("Usage: weir", "version", "Exit codes: 0 done");
  }
}
