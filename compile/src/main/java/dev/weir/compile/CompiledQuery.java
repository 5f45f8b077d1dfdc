package dev.weir.compile;

import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;

/// A query, compiled once: all that later stages need to know of it. Immutable.
///
/// @param syntax the query as written
/// @param relation the bound relation, which is what runs
/// @param schema the output columns
/// @param fingerprint the components `query`, `schema`, `functions`, `rules`
/// @param lineage where each output column comes from, and what is read at all
/// @param tables the base tables that are read, sorted
/// @param engineSql the text for the engine; tables stand under the catalog's names
public record CompiledQuery(
    SqlQuery syntax,
    Relation relation,
    Schema schema,
    Fingerprint fingerprint,
    QueryLineage lineage,
    List<TableName> tables,
    String engineSql) {
  public CompiledQuery {
    tables = List.copyOf(tables);
  }
}
