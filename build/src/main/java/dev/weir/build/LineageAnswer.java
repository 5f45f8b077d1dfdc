package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.lineage.ColumnPath;
import dev.weir.compile.lineage.Impact;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.LineageGraph;
import dev.weir.compile.lineage.ProjectLineage;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.compile.lineage.Trim;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
        new ProjectLineage(ofEach(closure, CompiledQuery::relation)).of(TableName.of(name)),
        Lineage.sources(query.relation(), query.lineage()));
  }

  /// The query of a product cut down to what one of its columns needs.
  static String trimmed(PlannedProduct planned, String column) {
    List<String> names = planned.compiled().schema().names();
    for (int i = 0; i < names.size(); i++) {
      if (Identifiers.same(names.get(i), column)) {
        Relation trimmed = Trim.to(planned.compiled().relation(), i).relation();
        return SqlPrinter.print(Emitter.emit(trimmed), Dialect.DUCKDB);
      }
    }
    throw new WeirException(
        ErrorCode.UNKNOWN_COLUMN,
        "the product '%s' has no column '%s'%s"
            .formatted(planned.product().name(), column, NearestNames.hint(column, names)));
  }

  /// The lineage of each product's own query.
  static Map<TableName, QueryLineage> lineages(List<PlannedProduct> products) {
    return ofEach(products, CompiledQuery::lineage);
  }

  /// What comes from a table, a column of it, or a part of such a column.
  static LineageGraph downstream(List<PlannedProduct> products, Schema schema, Named named) {
    TableName table = TableName.of(named.table());
    return Impact.of(
        ofEach(products, CompiledQuery::relation),
        table,
        named.column().map(text -> ColumnPath.find(text, named.table(), schema)));
  }

  /// A table of the project, and perhaps a column or a part of one, as somebody wrote it.
  record Named(String table, Optional<String> column) {}

  /// Of every product's query, compiled on all cores.
  private static <T> Map<TableName, T> ofEach(
      List<PlannedProduct> products, Function<CompiledQuery, T> what) {
    List<T> found = products.parallelStream().map(p -> what.apply(p.compiled())).toList();
    Map<TableName, T> byName = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      byName.put(TableName.of(products.get(i).product().name()), found.get(i));
    }
    return byName;
  }
}
