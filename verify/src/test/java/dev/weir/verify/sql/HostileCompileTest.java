package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever is sent, each stage answers, soon, with a result or an error that blames the text.
/// `-Dweir.hostile=2000` for all sizes.
class HostileCompileTest {
  private static final int QUERIES = Integer.getInteger("weir.hostile", 240);

  /// Far more than any needs on a machine with other work; the figures are in docs/benchmarks.md.
  private static final long MOST_NANOS = 20_000_000_000L;

  @Test
  void everyQueryIsAnswered() {
    List<String> failures = new ArrayList<>();
    int compiled = 0;
    for (HostileQueries.Hostile hostile : HostileQueries.of(QUERIES)) {
      HostileCompile.Outcome outcome = HostileCompile.of(hostile.text());
      String text = hostile.family() + " of " + hostile.size();
      outcome.failure().ifPresent(failure -> failures.add(text + ": " + failure));
      if (outcome.total() > MOST_NANOS) {
        failures.add(text + " took " + outcome.nanos());
      }
      if (outcome.answer().equals("compiled")) {
        compiled++;
      }
    }
    assertThat(failures).isEmpty();
    assertThat(compiled).as("queries that compile").isGreaterThan(QUERIES / 5);
  }
}
