package dev.weir.compile.normal;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Replaces columns by expressions, inside subqueries too.
final class ColumnSubstitution {
  private final Map<Integer, Expr> replacements = new HashMap<>();
  private final BitSet columns = new BitSet();
  private final Rewriting rewriting = new Rewriting(this::apply, this::apply);

  ColumnSubstitution put(int column, Expr replacement) {
    replacements.put(column, Sharing.ofHuge(replacement));
    columns.set(column);
    return this;
  }

  Expr apply(Expr e) {
    if (e instanceof Expr.Ref r) {
      Expr replacement = replacements.get(r.column());
      return replacement == null ? e : replacement;
    }
    return e instanceof Expr.Shared s && !s.reads().intersects(columns) ? e : rewriting.children(e);
  }

  Plan apply(Plan p) {
    return rewriting.children(p);
  }
}
