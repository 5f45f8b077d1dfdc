package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlQuery;

/// One change of form that keeps the meaning: from what the tree says to what a dialect can say, or
/// the other way round. Without state; applying it twice is applying it once.
public interface SqlTransform {
  /// The query in its new form. What cannot be said is reported to the context.
  SqlQuery apply(SqlQuery query, TransformContext context);

  /// The name in lists and explanations.
  default String name() {
    return getClass().getSimpleName();
  }
}
