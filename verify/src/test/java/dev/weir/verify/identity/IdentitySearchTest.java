package dev.weir.verify.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Soundness by search: queries of equal fingerprints have equal results on the engine, over data
/// with NULLs and duplicates. `-Dweir.identity.pairs=20000` for the nightly size,
/// `-Dweir.identity.seed=` for other queries.
class IdentitySearchTest {
  @Test
  void equalFingerprintsMeanEqualResults() {
    int pairs = Integer.getInteger("weir.identity.pairs", 2_000);
    long seed = Long.getLong("weir.identity.seed", 20260101L);
    IdentitySearch.Report report = IdentitySearch.run(seed, pairs);
    System.out.println("identity search, seed " + seed + ": " + report);
    assertThat(report.refused()).as("queries that were not judged").isLessThan(2 + pairs / 100);
    assertThat(report.unsound()).as("queries that are called the same and are not").isEmpty();
    assertThat(report.wrongForms()).as("normal forms with other rows than their queries").isEmpty();
    assertThat(report.wrongDiffs()).as("columns called unchanged that changed").isEmpty();
    assertThat(report.recognised()).as("share of equivalences recognised").isGreaterThan(0.95);
  }
}
