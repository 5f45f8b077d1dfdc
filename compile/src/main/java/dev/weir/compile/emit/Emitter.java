package dev.weir.compile.emit;

import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.SqlQuery;

/// Turns a bound relation into the syntax tree of a DuckDB query.
///
/// The query keeps its shape: CTEs, subqueries, laterals and joins stay where they were written,
/// because the engine plans them as well as the text they came from. What changes is what names
/// rest on: stars are columns, every column stands behind the alias of its table, aliases that
/// would hide one another get a suffix, positions and aliases in GROUP BY are expressions, and
/// every output has the name that the binder gave it. Equal relations give equal trees.
/// Thread-safe.
public final class Emitter {
  private Emitter() {}

  /// The query of a relation; names are unquoted in it, quoting is the printer's affair.
  public static SqlQuery emit(Relation relation) {
    return new RelationTree(new EmittedNames(OuterReferences.of(relation)))
        .query(relation, RelationTree.Naming.NAMED);
  }
}
