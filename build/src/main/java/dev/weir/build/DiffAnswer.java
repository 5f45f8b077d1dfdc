package dev.weir.build;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.diff.SemanticDiff;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares the queries of planned products with those of their last builds, from kept evidence.
record DiffAnswer(Ledger ledger, Map<String, String> matches) {
  DiffReport of(PlannedProduct planned) {
    Relation now = planned.compiled().relation();
    return new DiffReport(
        planned.product().name(),
        planned.buildId(),
        planned.last().map(Head::buildId),
        before(planned).map(before -> SemanticDiff.between(before, now, matches)));
  }

  private Optional<Relation> before(PlannedProduct planned) {
    if (planned.last().isEmpty()) {
      return Optional.empty();
    }
    String product = planned.product().name();
    return ledger
        .relation(product, planned.last().get().buildId())
        .or(() -> planned.lastRecord().get().flatMap(record -> compiled(record, planned)));
  }

  /// Builds of before relations were kept have the SQL alone; it still compiles unless the tables
  /// that it reads have lost columns.
  private static Optional<Relation> compiled(BuildRecord record, PlannedProduct planned) {
    List<Catalog.Table> tables =
        planned.reads().stream()
            .map(t -> new Catalog.Table(TableName.of(t.name()), t.schema()))
            .toList();
    try {
      return Optional.of(
          Compiler.duckdb()
              .compile(record.engineSql(), "the last build", new TableCatalog(tables))
              .relation());
    } catch (WeirException e) {
      return Optional.empty();
    }
  }
}
