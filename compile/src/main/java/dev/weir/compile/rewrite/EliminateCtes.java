package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Takes out CTEs that nothing reads, those apart that only such CTEs read; and those that were to
/// be materialized too: the engine does not run what nothing reads.
///
/// ```text
/// WITH a AS (SELECT 1 AS x), b AS (SELECT a.x FROM a) SELECT t.y FROM t         SELECT t.y FROM t
/// ```
final class EliminateCtes implements RewriteRule {
  @Override
  public String name() {
    return "eliminate_ctes";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return new Elimination().relation(query);
  }

  private static final class Elimination extends RelationMap {
    @Override
    Relation relation(Relation relation) {
      Relation inner = parts(relation);
      if (!(inner instanceof Relation.With with)) {
        return inner;
      }
      Set<Integer> read = new LinkedHashSet<>(CteReads.of(with.body()));
      for (Relation.Cte cte : with.ctes().reversed()) {
        if (read.contains(cte.id())) {
          read.addAll(CteReads.of(cte.query()));
        }
      }
      List<Relation.Cte> kept =
          with.ctes().stream().filter(cte -> read.contains(cte.id())).toList();
      if (kept.isEmpty()) {
        return with.body();
      }
      return kept.size() == with.ctes().size() ? with : new Relation.With(kept, with.body());
    }
  }
}
