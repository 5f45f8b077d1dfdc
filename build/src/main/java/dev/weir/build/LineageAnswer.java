package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.ProjectLineage;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows the columns of planned products.
final class LineageAnswer {
  private LineageAnswer() {}

  /// @param closure a product with all that it reads; the product comes last
  static LineageReport of(List<PlannedProduct> closure) {
    PlannedProduct planned = closure.getLast();
    String name = planned.product().name();
    CompiledQuery query = planned.compiled();
    return new LineageReport(
        name,
        query.schema(),
        query.lineage(),
        new ProjectLineage(lineages(closure)).of(TableName.of(name)),
        Lineage.sources(query.relation(), query.lineage()));
  }

  /// The lineage of each product's own query, compiled on all cores.
  static Map<TableName, QueryLineage> lineages(List<PlannedProduct> products) {
    List<QueryLineage> found = products.parallelStream().map(p -> p.compiled().lineage()).toList();
    Map<TableName, QueryLineage> lineages = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      lineages.put(TableName.of(products.get(i).product().name()), found.get(i));
    }
    return lineages;
  }
}
