package dev.weir.build;

import dev.weir.compile.lineage.QueryLineage;
import dev.weir.compile.lineage.SourceUse;
import dev.weir.model.Schema;
import java.util.List;
import java.util.Objects;

/// Where the columns of a product come from.
///
/// @param schema the product's columns; both lineages have one output for each, in the same order
/// @param reads down to the tables that the query itself reads
/// @param origins down to the sources, through all products between
/// @param uses what the query needs of each table that it reads itself, sorted by name
public record LineageReport(
    String product, Schema schema, QueryLineage reads, QueryLineage origins, List<SourceUse> uses) {
  public LineageReport {
    Objects.requireNonNull(product);
    Objects.requireNonNull(schema);
    Objects.requireNonNull(reads);
    Objects.requireNonNull(origins);
    uses = List.copyOf(uses);
  }
}
