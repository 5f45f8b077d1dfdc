package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.WrittenText;
import dev.weir.store.Dataset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A product with everything that is decided about it before anything is built.
///
/// @param reads the tables that the query reads, by name
/// @param components makes the identity that a build would have now, which only builds and
///   explanations need
/// @param buildId the id of that identity, or of the last build where only what is not read changed
///   since
/// @param found the dataset of the build id, if it is there and whole
/// @param last the current build in the ledger
/// @param lastRecord reads its record, which only explanations need
record PlannedProduct(
    Product product,
    Compilation compilation,
    List<Table> reads,
    Supplier<BuildIdentity> components,
    String buildId,
    Optional<Dataset> found,
    Optional<Head> last,
    Supplier<Optional<BuildRecord>> lastRecord,
    List<Reason> reasons) {
  PlannedProduct {
    reads = List.copyOf(reads);
    reasons = List.copyOf(reasons);
  }

  /// The compiled query; compiled now if it was not needed before.
  CompiledQuery compiled() {
    return compilation.query();
  }

  /// The query as its author wrote it, in the engine's SQL.
  String writtenSql() {
    return WrittenText.of(product.sql(), product.policy().read(), product.place().file());
  }

  /// What a build would have now.
  BuildIdentity identity() {
    return components.get();
  }

  Decision decision() {
    return found.isPresent() ? Decision.REUSE : Decision.BUILD;
  }

  PlanReport.Line line() {
    return new PlanReport.Line(product.name(), decision(), buildId, reasons);
  }
}
