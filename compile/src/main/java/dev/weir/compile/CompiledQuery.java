package dev.weir.compile;

import dev.weir.compile.analyze.NondeterministicCall;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.rewrite.RewriteEvidence;
import dev.weir.model.Fingerprint;
import dev.weir.model.Problem;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;

/// A query, compiled once: all that later stages need to know of it. Immutable.
///
/// @param syntax the query as written
/// @param relation the bound relation behind the policy's rewrite rules, which is what runs
/// @param schema the output columns
/// @param fingerprint the components `query`, `schema`, `functions`, `rules`, `policy`
/// @param lineage where each output column comes from, and what is read at all
/// @param tables the base tables that are read, sorted
/// @param nondeterminism what can give something else in another run over the same data, by name,
///   as the query was written
/// @param engineSql the text for the engine, in the policy's dialect and style; tables stand under
///   the catalog's names
/// @param policy what it was compiled under
/// @param rewriting the rewrite rules that ran, in order, what each changed and how long it took;
///   the time of binding is that of `qualify`
/// @param warnings what the policy's dialect cannot say, where the policy takes that for a warning
public record CompiledQuery(
    SqlQuery syntax,
    Relation relation,
    Schema schema,
    Fingerprint fingerprint,
    QueryLineage lineage,
    List<TableName> tables,
    List<NondeterministicCall> nondeterminism,
    String engineSql,
    SqlPolicy policy,
    RewriteEvidence rewriting,
    List<Problem> warnings) {
  public CompiledQuery {
    tables = List.copyOf(tables);
    nondeterminism = List.copyOf(nondeterminism);
    warnings = List.copyOf(warnings);
  }
}
