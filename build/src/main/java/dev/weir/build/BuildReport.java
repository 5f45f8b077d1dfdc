package dev.weir.build;

import dev.weir.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a build did.
///
/// @param products in the order in which they were built
public record BuildReport(String runId, List<Line> products) {
  public BuildReport {
    Objects.requireNonNull(runId);
    products = List.copyOf(products);
  }

  /// What happened to one product.
  ///
  /// @param rows of the dataset; 0 when there is none
  /// @param path the dataset's folder; empty when there is none
  /// @param reasons why it was to be built; empty for [Outcome#REUSED]
  /// @param problems why it failed or what blocked it; empty otherwise
  public record Line(
      String product,
      Outcome decision,
      String buildId,
      long rows,
      long files,
      long bytes,
      long millis,
      Optional<Path> path,
      List<Reason> reasons,
      List<Problem> problems) {
    public Line {
      Objects.requireNonNull(product);
      Objects.requireNonNull(decision);
      Objects.requireNonNull(buildId);
      Objects.requireNonNull(path);
      reasons = List.copyOf(reasons);
      problems = List.copyOf(problems);
    }
  }

  /// Whether every product is there as it should be.
  public boolean succeeded() {
    return products.stream()
        .allMatch(p -> p.decision() == Outcome.BUILT || p.decision() == Outcome.REUSED);
  }

  /// The products with that outcome, in order.
  public List<Line> with(Outcome outcome) {
    return products.stream().filter(p -> p.decision() == outcome).toList();
  }
}
