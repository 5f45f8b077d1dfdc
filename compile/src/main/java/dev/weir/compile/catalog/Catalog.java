package dev.weir.compile.catalog;

import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.util.Collection;
import java.util.Optional;

/// The base tables that a query may read. Implementations answer the same for the whole of a
/// compilation.
public interface Catalog {
  /// The table of exactly that name, found without regard to case; empty when there is none.
  Optional<Table> table(TableName name);

  /// All tables, for messages that suggest a name.
  Collection<TableName> tables();

  /// A base table under the name that the catalog gives it.
  record Table(TableName name, Schema schema) {}
}
