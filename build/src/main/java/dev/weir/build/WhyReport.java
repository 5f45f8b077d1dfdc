package dev.weir.build;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How a product stands to its last build.
///
/// @param buildId what it would be built as now
/// @param lastBuildId the current build; empty when it was never built
/// @param components one per [Component], in that order
/// @param decision what a build would do
/// @param reasons why; for [Decision#REUSE] empty, or why what changed does not matter
public record WhyReport(
    String product,
    String buildId,
    Optional<String> lastBuildId,
    List<Line> components,
    Decision decision,
    List<Reason> reasons) {
  public WhyReport {
    Objects.requireNonNull(product);
    Objects.requireNonNull(buildId);
    Objects.requireNonNull(lastBuildId);
    Objects.requireNonNull(decision);
    components = List.copyOf(components);
    reasons = List.copyOf(reasons);
  }

  /// One component now and at the last build.
  ///
  /// @param covers what the hash covers, in words
  /// @param before the hash at the last build; empty when there is none
  /// @param changes what changed, a phrase each; empty when nothing did
  public record Line(
      Component component,
      String covers,
      String now,
      Optional<String> before,
      List<String> changes) {
    public Line {
      Objects.requireNonNull(component);
      Objects.requireNonNull(covers);
      Objects.requireNonNull(now);
      Objects.requireNonNull(before);
      changes = List.copyOf(changes);
    }

    /// Whether the component differs from the last build.
    public boolean differs() {
      return before.isPresent() && !before.get().equals(now);
    }
  }
}
