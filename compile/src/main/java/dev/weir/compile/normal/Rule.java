package dev.weir.compile.normal;

/// A rewrite that keeps every query's result. Rules have no state; the list of them is [Rules].
public sealed interface Rule {
  /// The rule's name, in words.
  String name();

  /// The pass that it belongs to.
  Pass pass();

  /// A rewrite of one expression node whose children are done.
  non-sealed interface OnExpression extends Rule {
    /// The new expression, or the same instance.
    Expr apply(Expr e, Context context);
  }

  /// A rewrite of one condition where NULL counts as FALSE: a filter, a join condition, a branch of
  /// a CASE.
  non-sealed interface OnCondition extends Rule {
    /// The new condition, or the same instance.
    Expr apply(Expr condition);

    /// Whether the rule leaves the order in which rows arrive as it is, so that it may be used
    /// below [Plan.AsWritten].
    default Reach reach() {
      return Reach.EVERYWHERE;
    }
  }

  /// A rewrite of one plan node whose children are done.
  non-sealed interface OnPlan extends Rule {
    /// The new plan, or the same instance.
    Plan apply(Plan plan, Context context);

    /// Whether the rule leaves the order in which rows arrive as it is, so that it may be used
    /// below [Plan.AsWritten].
    default Reach reach() {
      return Reach.ORDER_UNOBSERVED;
    }
  }

  /// Where a plan rule may be used.
  enum Reach {
    ORDER_UNOBSERVED,
    EVERYWHERE
  }

  /// What a rule can ask for beyond its node.
  interface Context {
    /// A number for one more column.
    int newColumn();

    /// The order of operands in this query.
    Arrangement arrangement();

    /// Whether an expression gives another value each time it is computed.
    boolean isVolatile(Expr e);

    /// Whether the query names a collation anywhere: columns may carry it on without showing it.
    boolean hasCollations();
  }
}
