package dev.weir.compile.analyze;

import dev.weir.model.function.FunctionTrait;
import dev.weir.model.function.FunctionTraits;

/// Whether a computed value can change when its input rows arrive in another order.
public final class OrderDependence {
  /// What an aggregate sorts its rows by before it looks at them.
  public enum OwnOrder {
    /// Nothing: they come as they come.
    NONE,
    /// Something that leaves ties between rows with different arguments.
    PARTIAL,
    /// All of its arguments: rows that tie are the same to it.
    TOTAL
  }

  /// Which rows a window function looks at.
  public enum Peers {
    /// All of those that tie in the window's order, or none of them: the default frame, RANGE,
    /// GROUPS.
    WHOLE,
    /// Some of those that tie: a ROWS frame.
    CUT
  }

  private OrderDependence() {}

  /// Whether an aggregate's value depends on the order of the rows of its group.
  public static boolean ofAggregate(FunctionTraits traits, OwnOrder own) {
    return !traits.has(FunctionTrait.ANY_ROW_ORDER) && own != OwnOrder.TOTAL;
  }

  /// Whether a window's value depends on the order of rows beyond the order that the window states.
  ///
  /// A function with an order of its own looks at the rows of the frame, `rank(ORDER BY x)` too,
  /// and so depends on which of the peers a ROWS frame lets it see.
  public static boolean ofWindow(FunctionTraits traits, OwnOrder own, Peers peers) {
    if (traits.has(FunctionTrait.SAME_FOR_PEERS)) {
      return own != OwnOrder.NONE && peers == Peers.CUT;
    }
    return peers == Peers.CUT || ofAggregate(traits, own);
  }
}
