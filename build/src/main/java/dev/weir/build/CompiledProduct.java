package dev.weir.build;

import dev.weir.model.BaseColumn;
import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a build needs to know of a compiled query.
///
/// @param schema the columns of the result
/// @param fingerprint with the components `query`, `functions` and `rules`, perhaps more
/// @param tables the tables that the query reads, in the order of their first mention
/// @param engineSql the query in the engine's dialect
/// @param lineage per column of the result, in order, the columns that its values come from
record CompiledProduct(
    Schema schema,
    Fingerprint fingerprint,
    List<TableName> tables,
    String engineSql,
    Map<String, List<BaseColumn>> lineage) {
  CompiledProduct {
    Objects.requireNonNull(schema);
    Objects.requireNonNull(fingerprint);
    tables = List.copyOf(tables);
    Objects.requireNonNull(engineSql);
    lineage = Collections.unmodifiableMap(new LinkedHashMap<>(lineage));
  }
}
