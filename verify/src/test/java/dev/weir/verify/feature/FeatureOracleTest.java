package dev.weir.verify.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verify.emit.NamedQuery;
import org.junit.jupiter.api.Test;

/// A query as written and the query as emitted, in its normal form and after every rewrite rule
/// give the same rows, names and types on one engine. `-Dweir.features=20000` for the nightly size,
/// `-Dweir.seed=` for other queries.
class FeatureOracleTest {
  /// Marks a written query that is known to be wrong and not mended yet; `-Dweir.open=true` runs
  /// these too.
  private static final String OPEN = "--! ";

  private static void check(FeatureOracle oracle) {
    System.out.println("features: " + oracle.summary());
    oracle.refusals().stream().limit(25).forEach(line -> System.out.println("  refused: " + line));
    assertThat(oracle.wrong()).isEmpty();
    assertThat(oracle.agreed()).isGreaterThan(oracle.judged() / 2);
  }

  @Test
  void generated() {
    int count = Integer.getInteger("weir.features", 2_000);
    long seed = Long.getLong("weir.seed", 20261001L);
    try (FeatureOracle oracle = new FeatureOracle(KnownFaults.resource())) {
      oracle.generated(seed, count);
      check(oracle);
    }
  }

  @Test
  void written() {
    try (FeatureOracle oracle = new FeatureOracle(KnownFaults.resource())) {
      NamedQuery.text("/feature/queries.sql")
          .lines()
          .map(line -> Boolean.getBoolean("weir.open") ? line.replace(OPEN, "") : line)
          .filter(line -> !line.isBlank() && !line.startsWith("--"))
          .forEach(oracle::written);
      check(oracle);
    }
  }
}
