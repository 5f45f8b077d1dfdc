package dev.weir.compile.rewrite;

import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns subqueries in FROM into CTEs at the top of the query, and equal ones into one. Subqueries
/// stay that are correlated, volatile or sampled, are ordered without a limit, read a CTE that is
/// not at the top, or are an input of PIVOT or UNPIVOT; also where one condition may shield another
/// that can fail, for engines look at the conditions on a CTE in another order.
///
/// ```text
/// SELECT a.n, b.n FROM (SELECT count(*) AS n FROM t) AS a CROSS JOIN (SELECT count(*) AS n FROM t) AS b
/// WITH a AS (SELECT count(*) AS n FROM t) SELECT a.n, b.n FROM a CROSS JOIN a AS b
/// ```
///
/// A CTE that is read twice is computed once and as a whole, so that only queries become one that
/// cannot fail and have one possible result.
final class EliminateSubqueries implements RewriteRule {
  @Override
  public String name() {
    return "eliminate_subqueries";
  }

  @Override
  // The same instance back means that nothing changed.
  @SuppressWarnings("ReferenceEquality")
  public Relation apply(Relation query, RewriteContext context) {
    Lifting lifting = new Lifting(context);
    Relation body = query;
    if (query instanceof Relation.With with) {
      with.ctes().forEach(cte -> lifting.names.add(folded(cte.name())));
      for (Relation.Cte cte : with.ctes()) {
        lifting.add(lifting.cte(cte));
      }
      body = with.body();
    }
    Relation lifted = lifting.relation(body);
    if (!lifting.changed && lifted == body) {
      return query;
    }
    return lifting.ctes.isEmpty() ? lifted : new Relation.With(lifting.ctes, lifted);
  }

  private static String folded(String name) {
    return Identifiers.fold(name);
  }

  private static final class Lifting extends RelationMap {
    private final RewriteContext context;
    private final List<Relation.Cte> ctes = new ArrayList<>();
    private final Set<Integer> visible = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<Relation, Relation.Cte> known = new LinkedHashMap<>();
    private final Map<Integer, Relation.Cte> repeated = new LinkedHashMap<>();
    private final Set<Integer> shielded = new LinkedHashSet<>();
    private boolean changed;

    Lifting(RewriteContext context) {
      this.context = context;
    }

    void add(Relation.Cte cte) {
      ctes.add(cte);
      visible.add(cte.id());
    }

    @Override
    Relation relation(Relation relation) {
      if (relation instanceof Relation.Select block && block.from().isPresent()) {
        List<Expression> conditions = new ArrayList<>();
        List<Integer> items = new ArrayList<>();
        block.where().ifPresent(w -> conditions.addAll(Conjuncts.of(w)));
        collect(block.from().get(), conditions, items);
        if (conditions.size() > 1 && !conditions.stream().allMatch(Totality::isTotal)) {
          shielded.addAll(items);
        }
      }
      return super.relation(relation);
    }

    private static void collect(From from, List<Expression> conditions, List<Integer> items) {
      if (from instanceof From.Join join) {
        join.condition().ifPresent(on -> conditions.addAll(Conjuncts.of(on)));
        collect(join.left(), conditions, items);
        collect(join.right(), conditions, items);
      } else if (from instanceof From.Derived derived) {
        items.add(derived.id());
      }
    }

    @Override
    From from(From from) {
      if (from instanceof From.Pivot || from instanceof From.Unpivot) {
        return from;
      }
      From inner = parts(from);
      return inner instanceof From.Derived d && isLiftable(d) ? lifted(d) : inner;
    }

    private boolean isLiftable(From.Derived d) {
      return d.sample().isEmpty()
          && !shielded.contains(d.id())
          && !isOrderedOnly(d.query())
          && visible.containsAll(freeCtes(d.query()))
          && Reads.of(d.query()).isEmpty()
          && !Inside.isVolatile(d.query());
    }

    private static Set<Integer> freeCtes(Relation query) {
      Set<Integer> free = new LinkedHashSet<>(CteReads.of(query));
      free.removeAll(CteReads.defined(query));
      return free;
    }

    private static boolean isOrderedOnly(Relation query) {
      return switch (query) {
        case Relation.With w -> isOrderedOnly(w.body());
        case Relation.Select s -> isOrderedOnly(s.orderBy(), s.limit());
        case Relation.Ordered o -> isOrderedOnly(o.orderBy(), o.limit());
        case Relation.SetOperation _, Relation.Values _ -> false;
      };
    }

    private static boolean isOrderedOnly(List<SortKey> keys, Optional<Relation.Limit> limit) {
      return !keys.isEmpty() && limit.isEmpty();
    }

    private From lifted(From.Derived d) {
      changed = true;
      // What stands behind a GROUP BY repeats its keys, and must go on doing so.
      Relation.Cte cte = repeated.get(d.id());
      if (cte == null) {
        cte =
            Repeatable.is(d.query())
                ? known.computeIfAbsent(Renumbered.of(d.query()), _ -> made(d))
                : made(d);
        repeated.put(d.id(), cte);
      }
      return new From.CteScan(d.id(), cte.id(), cte.name(), d.alias(), d.columns());
    }

    private Relation.Cte made(From.Derived d) {
      String name = d.alias();
      for (int i = 2; !names.add(folded(name)); i++) {
        name = d.alias() + "_" + i;
      }
      Relation.Cte cte =
          new Relation.Cte(
              context.freshCte(),
              name,
              d.columns(),
              Relation.Cte.Kind.PLAIN,
              Relation.Cte.Materialization.DEFAULT,
              List.of(),
              d.query());
      add(cte);
      return cte;
    }
  }
}
