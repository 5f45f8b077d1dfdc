package dev.weir.build;

import java.util.List;
import java.util.Objects;

/// What a build would do.
///
/// @param products in the order in which they would be built
public record PlanReport(List<Line> products) {
  public PlanReport {
    products = List.copyOf(products);
  }

  /// What would happen to one product.
  ///
  /// @param reasons for [Decision#REUSE] empty, or why what changed does not matter
  public record Line(String product, Decision decision, String buildId, List<Reason> reasons) {
    public Line {
      Objects.requireNonNull(product);
      Objects.requireNonNull(decision);
      Objects.requireNonNull(buildId);
      reasons = List.copyOf(reasons);
    }
  }

  /// Whether there is anything to build.
  public boolean hasChanges() {
    return products.stream().anyMatch(line -> line.decision() == Decision.BUILD);
  }
}
