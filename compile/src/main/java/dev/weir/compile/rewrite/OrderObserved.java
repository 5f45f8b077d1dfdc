package dev.weir.compile.rewrite;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.compile.analyze.Identity;
import dev.weir.compile.analyze.OrderDependence;
import dev.weir.compile.analyze.OrderDependence.OwnOrder;
import dev.weir.compile.analyze.OrderDependence.Peers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Duplicates;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.Relation.Distinct;
import dev.weir.model.relation.SortKey;
import java.util.List;

/// Whether a query's rows can depend on the order in which its inputs arrive: by a LIMIT whose
/// order leaves ties, `first`, `row_number`, DISTINCT ON, samples. A rule that changes joins, and
/// so that order, leaves such a query alone.
final class OrderObserved implements Parts.Sink {
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
      case Expression.Aggregate a -> observed |= observes(a);
      case Expression.Window w -> observed |= observes(w);
      case Expression.ArraySubquery _ -> observed = true;
      default -> {}
    }
    if (!observed) {
      Parts.of(expression, this);
    }
  }

  private static boolean observes(Expression.Aggregate a) {
    return OrderDependence.ofAggregate(CallTraits.of(a), order(a.arguments(), a.orderBy()));
  }

  private static boolean observes(Expression.Window w) {
    boolean byRows = w.frame().filter(f -> f.unit() == Frame.Unit.ROWS).isPresent();
    OwnOrder own = order(w.arguments(), w.argumentOrder());
    return OrderDependence.ofWindow(
        CallTraits.of(w),
        own == OwnOrder.TOTAL && w.duplicates() == Duplicates.REMOVE ? OwnOrder.PARTIAL : own,
        byRows ? Peers.CUT : Peers.WHOLE);
  }

  private static OwnOrder order(List<Expression> arguments, List<SortKey> order) {
    if (order.isEmpty()) {
      return OwnOrder.NONE;
    }
    return keys(order).containsAll(arguments) ? OwnOrder.TOTAL : OwnOrder.PARTIAL;
  }

  /// The sort keys that leave no ties between different values.
  private static List<Expression> keys(List<SortKey> order) {
    return order.stream()
        .map(SortKey::expression)
        .filter(e -> Identity.isEquality(e.type()))
        .toList();
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
            .filter(k -> Identity.isEquality(k.type()))
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
            .filter(k ->
                k.expression() instanceof Expression.OutputRef o && Identity.isEquality(o.type()))
            .map(k -> ((Expression.OutputRef) k.expression()).ordinal())
            .distinct()
            .count()
        == columns;
  }
}
