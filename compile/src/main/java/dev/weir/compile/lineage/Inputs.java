package dev.weir.compile.lineage;

import dev.weir.model.relation.From;
import java.util.Optional;

/// What is known of the tables that a query reads.
interface Inputs {
  /// What flows into the rows and columns of a table, the columns in the order of the scan; empty
  /// for a base table, where lineage ends.
  Optional<RelationFlow> of(From.Scan scan);
}
