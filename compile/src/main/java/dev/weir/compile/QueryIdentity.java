package dev.weir.compile;

import dev.weir.compile.analyze.NondeterministicCall;
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
/// @param nondeterminism the same as [CompiledQuery#nondeterminism]
public record QueryIdentity(
    Schema schema,
    Fingerprint fingerprint,
    List<TableName> tables,
    List<NondeterministicCall> nondeterminism) {
  public QueryIdentity {
    tables = List.copyOf(tables);
    nondeterminism = List.copyOf(nondeterminism);
  }
}
