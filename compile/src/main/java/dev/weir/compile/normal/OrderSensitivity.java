package dev.weir.compile.normal;

import dev.weir.compile.analyze.OrderDependence;
import dev.weir.compile.analyze.OrderDependence.OwnOrder;
import dev.weir.compile.analyze.OrderDependence.Peers;
import dev.weir.model.relation.Expression.Duplicates;
import dev.weir.model.relation.Frame;
import java.util.List;

/// [OrderDependence] of aggregates and windows of the normal form.
final class OrderSensitivity {
  private OrderSensitivity() {}

  static boolean observesOrder(AggregateCall call) {
    return OrderDependence.ofAggregate(call.traits(), order(call.arguments(), call.orderBy()));
  }

  static boolean observesOrder(WindowCall call) {
    boolean byRows = call.frame().filter(f -> f.unit() == Frame.Unit.ROWS).isPresent();
    OwnOrder own = order(call.arguments(), call.argumentOrder());
    return OrderDependence.ofWindow(
        call.traits(),
        own == OwnOrder.TOTAL && call.duplicates() == Duplicates.REMOVE ? OwnOrder.PARTIAL : own,
        byRows ? Peers.CUT : Peers.WHOLE);
  }

  private static OwnOrder order(List<Expr> arguments, List<SortBy> order) {
    if (order.isEmpty()) {
      return OwnOrder.NONE;
    }
    return Determined.by(order, arguments) ? OwnOrder.TOTAL : OwnOrder.PARTIAL;
  }
}
