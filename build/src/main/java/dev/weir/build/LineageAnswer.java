package dev.weir.build;

import dev.weir.compile.lineage.ProjectLineage;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows the columns of a planned product.
final class LineageAnswer {
  private LineageAnswer() {}

  /// @param closure a product with all that it reads; the product comes last
  static LineageReport of(List<PlannedProduct> closure) {
    Map<TableName, QueryLineage> lineages = new LinkedHashMap<>();
    closure.forEach(p -> lineages.put(TableName.of(p.product().name()), p.compiled().lineage()));
    PlannedProduct planned = closure.getLast();
    String name = planned.product().name();
    return new LineageReport(
        name,
        planned.compiled().schema(),
        planned.compiled().lineage(),
        new ProjectLineage(lineages).of(TableName.of(name)));
  }
}
