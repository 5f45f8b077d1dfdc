package dev.weir.build;

import dev.weir.compile.diff.QueryDiff;
import java.util.Objects;
import java.util.Optional;

/// How the query of a product differs from the one that made its last build.
///
/// @param buildId what it would be built as now
/// @param lastBuildId the current build; empty when it was never built
/// @param diff from the last build to now; empty when there is no last build or its query is gone
public record DiffReport(
    String product, String buildId, Optional<String> lastBuildId, Optional<QueryDiff> diff) {
  public DiffReport {
    Objects.requireNonNull(product);
    Objects.requireNonNull(buildId);
    Objects.requireNonNull(lastBuildId);
    Objects.requireNonNull(diff);
  }

  /// Whether the query means what it meant at the last build.
  public boolean isSame() {
    return diff.map(QueryDiff::isCosmetic).orElse(false);
  }
}
