package dev.weir.build;

import dev.weir.compile.diff.QueryDiff;
import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonObject;
import java.util.Optional;

/// Reads what was kept of the last build of a product.
final class LastBuild {
  private final Ledger ledger;

  LastBuild(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What was kept about its columns, as [BuildEvidence] wrote it; empty when the product was never
  /// built, or nothing was kept.
  Optional<String> lineage(String product) {
    return ledger
        .head(product)
        .flatMap(head -> ledger.text(new Ledger.Kept("lineage", product, head.buildId())));
  }

  /// What changed from the build before the last one to the last one.
  DiffReport diff(String product) {
    Optional<Head> head = ledger.head(product);
    Optional<Head> before = head.flatMap(h -> ledger.before(product, h));
    return new DiffReport(
        product,
        head.map(Head::buildId).orElse(""),
        before.map(Head::buildId),
        head.flatMap(h -> before.flatMap(b -> diff(product, b, h))));
  }

  private Optional<QueryDiff> diff(String product, Head before, Head head) {
    return ledger
        .text(Ledger.Kept.change(product, before.buildId(), head.buildId()))
        .map(CanonicalJson::read)
        .flatMap(json ->
            json instanceof JsonObject object ? object.member("diff") : Optional.<JsonValue>empty())
        .map(diff -> QueryDiff.load(CanonicalJson.write(diff)));
  }
}
