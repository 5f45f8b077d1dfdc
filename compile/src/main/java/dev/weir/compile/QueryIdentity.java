package dev.weir.compile;

import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.util.List;

/// What one must know of a query to decide whether its result is there already: much less work than
/// a [CompiledQuery], and small enough to be kept. Immutable.
///
/// @param schema the output columns
/// @param fingerprint the same as [CompiledQuery#fingerprint]
/// @param tables the base tables that are read, sorted
public record QueryIdentity(Schema schema, Fingerprint fingerprint, List<TableName> tables) {
  public QueryIdentity {
    tables = List.copyOf(tables);
  }
}
