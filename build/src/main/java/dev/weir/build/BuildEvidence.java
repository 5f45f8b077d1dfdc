package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.diff.QueryDiff;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.ProjectLineage;
import dev.weir.compile.lineage.SourceUse;
import dev.weir.model.BaseColumn;
import dev.weir.model.CanonicalJson;
import dev.weir.model.Identifiers;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.run.ColumnScan;
import dev.weir.store.JsonMembers;
import dev.weir.store.StagingArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What a run keeps of its builds beside their records, for people who ask later: where the columns
/// come from, what changed in the meaning since the build before, what the engine scanned. Each is
/// a file of canonical JSON, written once, before the record: a crash in between leaves a file that
/// the next run finds written. Not thread-safe.
final class BuildEvidence {
  private final Ledger ledger;
  private final Map<String, PlannedProduct> plan = new TreeMap<>();
  private final Map<String, List<ColumnScan>> scans = new TreeMap<>();
  private final ProjectLineage lineage;

  BuildEvidence(Ledger ledger, List<PlannedProduct> plan) {
    this.ledger = ledger;
    plan.forEach(p -> this.plan.put(Identifiers.fold(p.product().name()), p));
    this.lineage =
        new ProjectLineage(name ->
            Optional.ofNullable(this.plan.get(name.key())).map(p -> p.compiled().relation()));
  }

  /// Notes what the engine scans for a product.
  void scanned(PlannedProduct planned, Supplier<List<ColumnScan>> found) {
    try {
      scans.put(planned.buildId(), found.get());
    } catch (WeirException e) {
      // What is wrong with the query shows when it runs.
      scans.remove(planned.buildId());
    }
  }

  /// Writes what is not there yet.
  void keep(PlannedProduct planned, StagingArea staging) {
    String product = planned.product().name();
    String buildId = planned.buildId();
    List<ColumnScan> found = scans.getOrDefault(buildId, List.of());
    ledger.keepText(
        new Ledger.Kept("lineage", product, buildId), () -> lineage(planned, found), staging);
    scans.remove(buildId);
    DiffReport report = new DiffAnswer(ledger, Map.of()).of(planned);
    report
        .lastBuildId()
        .filter(last -> !last.equals(buildId))
        .flatMap(last -> report.diff().map(diff -> new Change(last, diff)))
        .ifPresent(change ->
            ledger.keepText(
                Ledger.Kept.change(product, change.lastBuildId(), buildId),
                () -> change.json(planned),
                staging));
  }

  private record Change(String lastBuildId, QueryDiff diff) {
    /// `weir.change/1`.
    String json(PlannedProduct planned) {
      return head("weir.change/1", planned)
          .text("last_build_id", lastBuildId)
          .texts("matches", Map.<String, String>of())
          .value("diff", CanonicalJson.read(diff.json()))
          .line();
    }
  }

  /// `weir.build-lineage/1`: `reads` down to the tables of the query itself, `origins` down to the
  /// sources, each `weir.lineage/1`; `uses` as in [SourceUse]; the policy with the options of
  /// qualification; `scans` where the engine said what it scans.
  private String lineage(PlannedProduct planned, List<ColumnScan> found) {
    CompiledQuery query = planned.compiled();
    Map<String, String> types = new LinkedHashMap<>();
    query.schema().columns().forEach(c -> types.put(c.name(), c.type().text()));
    List<JsonObject> uses =
        Lineage.sources(query.relation(), query.lineage()).stream()
            .map(BuildEvidence::use)
            .toList();
    String origins = lineage.of(TableName.of(planned.product().name())).json();
    JsonMembers json = head("weir.build-lineage/1", planned);
    if (!found.isEmpty()) {
      json.value(
          "scans", ScanComparison.of(planned.reads(), query.lineage().required(), found).json());
    }
    return json.texts("types", types)
        .value("policy", CanonicalJson.read(query.policy().dump()))
        .value("reads", CanonicalJson.read(query.lineage().json()))
        .value("origins", CanonicalJson.read(origins))
        .values("uses", uses)
        .line();
  }

  private static JsonObject use(SourceUse use) {
    JsonMembers json =
        new JsonMembers()
            .text("table", use.table().text())
            .texts("required", names(use.required()))
            .texts("deciding", names(use.deciding()));
    use.predicate().ifPresent(p -> json.text("predicate", p.sql()));
    return json.object();
  }

  private static List<String> names(List<BaseColumn> columns) {
    return columns.stream().map(BaseColumn::column).toList();
  }

  private static JsonMembers head(String format, PlannedProduct planned) {
    return new JsonMembers()
        .text("format", format)
        .text("product", planned.product().name())
        .text("build_id", planned.buildId());
  }
}
