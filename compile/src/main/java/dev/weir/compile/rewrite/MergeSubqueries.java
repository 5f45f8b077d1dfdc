package dev.weir.compile.rewrite;

import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Merges subqueries in FROM, and CTEs that are read once, into the query that reads them, where
/// they only choose columns, compute and filter; and takes away a query that only chooses columns
/// of another one.
///
/// ```text
/// SELECT d.b FROM (SELECT t.a + 1 AS b FROM t WHERE t.c) AS d JOIN u ON u.b = d.b
/// SELECT t.a + 1 AS b FROM t JOIN u ON u.b = t.a + 1 WHERE t.c          stays: b is needed twice
///
/// SELECT d.b FROM (SELECT t.a + 1 AS b FROM t WHERE t.c) AS d JOIN u ON u.a = u.b
/// SELECT t.a + 1 AS b FROM t JOIN u ON u.a = u.b WHERE t.c
///
/// SELECT d.n FROM (SELECT count(*) AS n, t.a FROM t GROUP BY t.a) AS d
/// SELECT count(*) AS n FROM t GROUP BY t.a
/// ```
///
/// Nothing volatile is moved and nothing that is computed is computed twice. On the side of an
/// outer join that may be missing, only plain columns of a single table without a filter are
/// merged. A filter that comes up meets conditions that were shielded by it: they must not be able
/// to fail.
final class MergeSubqueries implements RewriteRule {
  @Override
  public String name() {
    return "merge_subqueries";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return Repeated.of(query, context, q -> new Merging(readOnce(q)).relation(q));
  }

  private static Set<Integer> readOnce(Relation query) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    CteReads.of(query).forEach(cte -> counts.merge(cte, 1, Integer::sum));
    counts.values().removeIf(count -> count > 1);
    return counts.keySet();
  }

  private static final class Merging extends RelationMap {
    private final Set<Integer> readOnce;
    private final Map<Integer, Relation.Cte> ctes = new LinkedHashMap<>();
    private final Set<Integer> merged = new LinkedHashSet<>();

    Merging(Set<Integer> readOnce) {
      this.readOnce = readOnce;
    }

    @Override
    Relation.Cte cte(Relation.Cte cte) {
      // The shape of a recursive query says which part recurses.
      if (cte.kind() == Relation.Cte.Kind.RECURSIVE) {
        return cte;
      }
      Relation.Cte inner = super.cte(cte);
      if (readOnce.contains(cte.id())
          && cte.materialization() != Relation.Cte.Materialization.MATERIALIZED) {
        ctes.put(cte.id(), inner);
      }
      return inner;
    }

    @Override
    Relation relation(Relation relation) {
      Relation inner = parts(relation);
      return switch (inner) {
        case Relation.With with -> withoutMerged(with);
        case Relation.Select select -> block(select);
        case Relation.SetOperation operation -> operation;
        case Relation.Ordered ordered -> ordered;
        case Relation.Values values -> values;
      };
    }

    private Relation withoutMerged(Relation.With with) {
      List<Relation.Cte> kept =
          with.ctes().stream().filter(cte -> !merged.contains(cte.id())).toList();
      if (kept.isEmpty()) {
        return with.body();
      }
      return kept.size() == with.ctes().size() ? with : new Relation.With(kept, with.body());
    }

    private Relation block(Relation.Select select) {
      Relation.Select current = select;
      boolean changed = true;
      while (changed) {
        changed = false;
        for (MergedItem item : MergedItem.in(current, this::subquery)) {
          var next = item.merge(current);
          if (next.isPresent()) {
            current = next.get();
            item.cte().ifPresent(merged::add);
            changed = true;
            break;
          }
        }
      }
      return Unwrapped.of(current);
    }

    /// The query behind a FROM item, if it is one that may be merged; its CTE when it has one.
    private Optional<MergedItem.Subquery> subquery(From from) {
      if (from instanceof From.Derived d
          && d.sample().isEmpty()
          && d.query() instanceof Relation.Select s) {
        return Optional.of(new MergedItem.Subquery(d.id(), s, Optional.empty()));
      }
      if (from instanceof From.CteScan scan
          && ctes.get(scan.cte()) instanceof Relation.Cte cte
          && cte.query() instanceof Relation.Select s) {
        return Optional.of(new MergedItem.Subquery(scan.id(), s, Optional.of(cte.id())));
      }
      return Optional.empty();
    }
  }
}
