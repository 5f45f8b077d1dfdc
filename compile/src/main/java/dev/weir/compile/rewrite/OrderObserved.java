package dev.weir.compile.rewrite;

import dev.weir.compile.normal.OrderSensitivity;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.Relation.Distinct;
import dev.weir.model.relation.SortKey;
import java.util.List;
import java.util.Set;

/// Whether a query's rows can depend on the order in which its inputs arrive: by a LIMIT whose
/// order leaves ties, `first`, `row_number`, DISTINCT ON, samples. A rule that changes joins, and
/// so that order, leaves such a query alone.
final class OrderObserved implements Parts.Sink {
  private static final Set<String> BY_PEERS =
      Set.of("rank", "dense_rank", "rank_dense", "percent_rank", "cume_dist");

  private boolean observed;

  private OrderObserved() {}

  static boolean in(Relation query) {
    OrderObserved walk = new OrderObserved();
    walk.relation(query);
    return walk.observed;
  }

  @Override
  public void expression(Expression expression) {
    switch (expression) {
      case Expression.Aggregate a -> observed |= observes(a.name(), a.arguments(), a.orderBy());
      case Expression.Window w -> observed |= observes(w);
      case Expression.ArraySubquery _ -> observed = true;
      default -> {}
    }
    if (!observed) {
      Parts.of(expression, this);
    }
  }

  private static boolean observes(String name, List<Expression> arguments, List<SortKey> order) {
    List<Expression> keys = order.stream().map(SortKey::expression).toList();
    return !OrderSensitivity.isInsensitive(name)
        && !(!keys.isEmpty() && keys.containsAll(arguments));
  }

  private static boolean observes(Expression.Window w) {
    if (BY_PEERS.contains(w.name())) {
      return false;
    }
    boolean wholePeers = w.frame().map(f -> f.unit() != Frame.Unit.ROWS).orElse(true);
    return !wholePeers || observes(w.name(), w.arguments(), w.argumentOrder());
  }

  @Override
  public void from(From from) {
    observed |=
        switch (from) {
          case From.Scan s -> s.sample().isPresent();
          case From.Derived d -> d.sample().isPresent();
          case From.Join j -> j.kind().observesOrder();
          default -> false;
        };
    if (!observed) {
      Parts.of(from, this);
    }
  }

  @Override
  public void relation(Relation relation) {
    observed |=
        switch (relation) {
          case Relation.Select s ->
              s.sample().isPresent()
                  || (s.limit().isPresent() || s.distinct() instanceof Distinct.On)
                      && !isDetermined(s);
          case Relation.Ordered o ->
              o.limit().isPresent() && !covers(o.orderBy(), o.columns().size());
          case Relation.With w -> w.ctes().stream().anyMatch(c -> !c.usingKey().isEmpty());
          case Relation.SetOperation _, Relation.Values _ -> false;
        };
    if (!observed) {
      Parts.of(relation, this);
    }
  }

  /// Whether rows that tie in the order are alike, or none tie.
  private static boolean isDetermined(Relation.Select s) {
    List<Expression> outputs = Blocks.values(s);
    List<Expression> keys =
        s.orderBy().stream()
            .map(SortKey::expression)
            .map(k -> k instanceof Expression.OutputRef o ? outputs.get(o.ordinal()) : k)
            .toList();
    boolean plain = !(s.distinct() instanceof Distinct.On);
    return keys.containsAll(outputs)
        || plain
            && s.grouping().isPresent()
            && s.grouping().get().sets().size() == 1
            && keys.containsAll(s.grouping().get().keys());
  }

  private static boolean covers(List<SortKey> keys, int columns) {
    return keys.stream()
            .filter(k -> k.expression() instanceof Expression.OutputRef)
            .map(k -> ((Expression.OutputRef) k.expression()).ordinal())
            .distinct()
            .count()
        == columns;
  }
}
