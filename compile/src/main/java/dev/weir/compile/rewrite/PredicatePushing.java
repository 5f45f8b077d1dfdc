package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One pass of [PushdownPredicates], from the outside in.
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class PredicatePushing extends RelationMap {
  private final Map<Integer, Integer> cteReads = new LinkedHashMap<>();

  /// The CTEs that a filter may go into, as they are by now.
  private final Map<Integer, Relation> openCtes = new LinkedHashMap<>();

  private PredicatePushing() {}

  static PredicatePushing over(Relation query) {
    PredicatePushing pushing = new PredicatePushing();
    new CteReads(pushing.cteReads).relation(query);
    return pushing;
  }

  @Override
  Relation relation(Relation relation) {
    return switch (relation) {
      case Relation.With with -> with(with);
      case Relation.Select select -> parts(select(select));
      case Relation.SetOperation _, Relation.Ordered _, Relation.Values _ -> parts(relation);
    };
  }

  /// The body first: what it filters is then known to the CTEs, the last one first.
  private Relation with(Relation.With with) {
    for (Relation.Cte cte : with.ctes()) {
      boolean open =
          cte.kind() == Relation.Cte.Kind.PLAIN
              && cte.materialization() != Relation.Cte.Materialization.MATERIALIZED
              && cteReads.getOrDefault(cte.id(), 0) == 1;
      if (open) {
        openCtes.put(cte.id(), cte.query());
      }
    }
    Relation body = relation(with.body());
    List<Relation.Cte> ctes = new ArrayList<>(with.ctes());
    boolean changed = body != with.body();
    for (int i = ctes.size() - 1; i >= 0; i--) {
      Relation.Cte cte = ctes.get(i);
      Relation filtered = openCtes.getOrDefault(cte.id(), cte.query());
      openCtes.remove(cte.id());
      ctes.set(i, withQuery(cte, relation(filtered)));
      changed |= ctes.get(i) != cte;
    }
    return changed ? new Relation.With(ctes, body) : with;
  }

  private Relation.Select select(Relation.Select s) {
    if (s.from().isEmpty()
        || s.where().isEmpty()
        || s.sample().isPresent()
        || Inside.isVolatile(s)) {
      return s;
    }
    List<Expression> conjuncts = Conjuncts.of(s.where());
    From from = s.from().get();
    List<Expression> kept = new ArrayList<>();
    From filtered = from;
    boolean together =
        !(from instanceof From.Join)
            && conjuncts.stream().allMatch(c -> source(c) >= 0)
            && !Totality.areTotal(conjuncts);
    if (together) {
      Optional<From> all =
          into(
              from,
              source(conjuncts.getFirst()),
              Conjuncts.joined(Expression.Connective.AND, conjuncts),
              FilterBelow.Rows.SAME);
      if (all.isPresent()) {
        return Blocks.withFrom(Blocks.withWhere(s, Optional.empty()), all.get());
      }
    }
    for (Expression conjunct : conjuncts) {
      int source = source(conjunct);
      Optional<From> below =
          source < 0 ? Optional.empty() : into(filtered, source, conjunct, FilterBelow.Rows.MORE);
      if (below.isPresent()) {
        filtered = below.get();
      } else {
        kept.add(conjunct);
      }
    }
    return kept.size() == conjuncts.size()
        ? s
        : Blocks.withFrom(Blocks.withWhere(s, Conjuncts.and(kept)), filtered);
  }

  /// The only item that a filter reads, or -1 when it must stay.
  private static int source(Expression conjunct) {
    Set<Integer> read = Reads.of(conjunct);
    return read.size() == 1 && !Inside.hasIds(conjunct) && Inside.isRowwise(conjunct)
        ? read.iterator().next()
        : -1;
  }

  @Override
  From from(From from) {
    return parts(from instanceof From.Join join ? condition(join) : from);
  }

  /// Conditions of a join that read one side only, and one that they may filter before.
  private From condition(From.Join join) {
    boolean all = join.kind().matching() == JoinKind.Matching.ALL;
    boolean left =
        all
            && switch (join.kind().type()) {
              case INNER, RIGHT, SEMI -> true;
              case LEFT, FULL, ANTI -> false;
            };
    boolean right =
        all
            && switch (join.kind().type()) {
              case INNER, LEFT, SEMI, ANTI -> true;
              case RIGHT, FULL -> false;
            };
    if (join.condition().isEmpty() || !left && !right || Inside.isVolatile(join)) {
      return join;
    }
    From newLeft = join.left();
    From newRight = join.right();
    List<Expression> conjuncts = Conjuncts.of(join.condition());
    List<Expression> kept = new ArrayList<>();
    for (int i = 0; i < conjuncts.size(); i++) {
      Expression conjunct = conjuncts.get(i);
      int source = source(conjunct);
      boolean last = kept.isEmpty() && i == conjuncts.size() - 1;
      boolean stays = source < 0 || last && !join.kind().equals(JoinKind.INNER);
      Optional<From> below = Optional.empty();
      if (!stays && left && Reads.visible(newLeft).contains(source)) {
        below = into(newLeft, source, conjunct, FilterBelow.Rows.MORE);
        newLeft = below.orElse(newLeft);
      } else if (!stays && right && Reads.visible(newRight).contains(source)) {
        below = into(newRight, source, conjunct, FilterBelow.Rows.MORE);
        newRight = below.orElse(newRight);
      }
      if (below.isEmpty()) {
        kept.add(conjunct);
      }
    }
    if (kept.size() == conjuncts.size()) {
      return join;
    }
    return new From.Join(join.kind(), newLeft, newRight, Conjuncts.and(kept));
  }

  /// A FROM clause with a filter on one of its items done inside that item; empty when the filter
  /// cannot go there.
  private Optional<From> into(From from, int source, Expression filter, FilterBelow.Rows rows) {
    return switch (from) {
      case From.Derived d when d.id() == source && d.sample().isEmpty() ->
          FilterBelow.of(d.query(), source, filter, rows)
              .map(q -> new From.Derived(d.id(), q, d.alias(), d.columns(), d.sample()));
      case From.CteScan c when c.id() == source -> {
        Relation open = openCtes.get(c.cte());
        Optional<Relation> below =
            open == null ? Optional.empty() : FilterBelow.of(open, source, filter, rows);
        below.ifPresent(q -> openCtes.put(c.cte(), q));
        yield below.map(_ -> c);
      }
      case From.Join j -> join(j, source, filter);
      case From.Derived _, From.CteScan _, From.Scan _ -> Optional.empty();
      case From.FunctionScan _, From.Pivot _, From.Unpivot _ -> Optional.empty();
    };
  }

  private Optional<From> join(From.Join j, int source, Expression filter) {
    FilterBelow.Rows rows = FilterBelow.Rows.MORE;
    if (Reads.visible(j.left()).contains(source)) {
      // Each left row finds its partners by itself, except by position, which fills both sides.
      return j.kind().fillsLeft()
          ? Optional.empty()
          : into(j.left(), source, filter, rows)
              .map(left -> new From.Join(j.kind(), left, j.right(), j.condition()));
    }
    boolean all =
        switch (j.kind().matching()) {
          case ALL -> true;
          // Without some right rows, another one is nearest.
          case ANY, ASOF, POSITIONAL -> false;
        };
    return all && j.kind().keepsRightColumns() && !j.kind().fillsRight()
        ? into(j.right(), source, filter, rows)
            .map(right -> new From.Join(j.kind(), j.left(), right, j.condition()))
        : Optional.empty();
  }

  /// Counts how often each CTE is read.
  private record CteReads(Map<Integer, Integer> counts) implements Parts.Deep {

    @Override
    public void from(From from) {
      if (from instanceof From.CteScan scan) {
        counts.merge(scan.cte(), 1, Integer::sum);
      }
      Parts.of(from, this);
    }
  }

  /// The ordinals of an item's columns that an expression reads.
  static Set<Integer> ordinals(Expression expression, int source) {
    return Inside.columns(expression)
        .filter(c -> c.source() == source)
        .map(Expression.ColumnRef::ordinal)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
