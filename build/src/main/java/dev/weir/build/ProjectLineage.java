package dev.weir.build;

import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Follows columns through all products to the sources.
final class ProjectLineage {
  private final Map<String, PlannedProduct> products = new TreeMap<>();

  private ProjectLineage() {}

  /// @param closure a product with all that it reads; the product comes last
  static LineageReport of(List<PlannedProduct> closure) {
    ProjectLineage lineage = new ProjectLineage();
    closure.forEach(p -> lineage.products.put(Identifiers.fold(p.product().name()), p));
    return lineage.report(closure.getLast());
  }

  private LineageReport report(PlannedProduct planned) {
    List<LineageReport.Line> lines = new ArrayList<>();
    for (Column column : planned.compiled().schema().columns()) {
      List<BaseColumn> reads = reads(planned, column.name());
      TreeSet<BaseColumn> origins = new TreeSet<>();
      reads.forEach(read -> follow(read, origins));
      lines.add(new LineageReport.Line(column, reads, List.copyOf(origins)));
    }
    return new LineageReport(planned.product().name(), lines);
  }

  private void follow(BaseColumn column, TreeSet<BaseColumn> origins) {
    PlannedProduct product = products.get(column.table().key());
    if (product == null) {
      origins.add(column);
    } else {
      reads(product, column.column()).forEach(read -> follow(read, origins));
    }
  }

  private static List<BaseColumn> reads(PlannedProduct planned, String column) {
    return planned.compiled().lineage().entrySet().stream()
        .filter(entry -> Identifiers.same(entry.getKey(), column))
        .flatMap(entry -> entry.getValue().stream())
        .map(read -> new BaseColumn(TableName.of(named(planned, read)), read.column()))
        .sorted()
        .distinct()
        .toList();
  }

  /// The table's name as the project writes it.
  private static String named(PlannedProduct planned, BaseColumn read) {
    return planned.reads().stream()
        .map(Table::name)
        .filter(name -> Identifiers.fold(name).equals(read.table().key()))
        .findFirst()
        .orElse(read.table().name());
  }
}
