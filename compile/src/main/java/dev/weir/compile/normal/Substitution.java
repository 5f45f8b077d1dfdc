package dev.weir.compile.normal;

import java.util.LinkedHashMap;
import java.util.Map;

/// Replaces whole expressions by others, everywhere, inside subqueries too.
final class Substitution {
  private final Map<Expr, Expr> replacements;
  private final Rewriting rewriting = new Rewriting(this::apply, this::apply);

  Substitution(Map<Expr, Expr> replacements) {
    this.replacements = new LinkedHashMap<>(replacements);
  }

  Expr apply(Expr e) {
    if (replacements.isEmpty()) {
      return e;
    }
    Expr replacement = replacements.get(e);
    return replacement != null ? replacement : rewriting.children(e);
  }

  Plan apply(Plan p) {
    return rewriting.children(p);
  }
}
