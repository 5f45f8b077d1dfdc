package dev.weir.compile.rewrite;

import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;

/// Names everything in full. That stars are expanded, columns found and named with their table, and
/// outputs named is done by binding, which every query goes through; what is left is the aliases of
/// FROM items, which become canonical on demand.
///
/// ```text
/// SELECT * FROM orders AS o         SELECT _t0.id, _t0.day FROM orders AS _t0
/// ```
final class Qualify implements RewriteRule {
  @Override
  public String name() {
    return "qualify";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return switch (context.options().aliases()) {
      case KEPT -> query;
      case CANONICAL -> new Canonical().relation(query);
    };
  }

  private static final class Canonical extends RelationMap {
    private int items;

    @Override
    From from(From from) {
      From inner = parts(from);
      return inner instanceof From.Join ? inner : Renaming.item(inner, "_t" + items++);
    }
  }
}
