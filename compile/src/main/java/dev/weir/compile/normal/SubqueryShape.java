package dev.weir.compile.normal;

/// Subqueries as values: an order that nothing sees goes, computed columns are computed by the output,
/// and a query without FROM is its expression.
///
///     (SELECT a + 1)                             →  a + 1
///     x IN (SELECT y FROM t ORDER BY y)          →  x IN (SELECT y FROM t)
///     x IN (SELECT DISTINCT y FROM t)            →  x IN (SELECT y FROM t)
final class SubqueryShape implements Rule.OnExpression {
  @Override
  public String name() {
    return "subquery shape";
  }

  @Override
  public Pass pass() {
    return Pass.ELIMINATE_SUBQUERIES;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    return switch (e) {
      case Expr.Scalar s -> scalar(s);
      case Expr.Any a -> any(a, context);
      case Expr.ArrayOf a ->
          a.plan() instanceof Plan.Extend x && ComputedAbove.isInlinable(x)
              ? new Expr.ArrayOf(x.input(), ComputedAbove.values(x).apply(a.output()), a.type())
              : a;
      default -> e;
    };
  }

  private static Expr scalar(Expr.Scalar s) {
    return switch (s.plan()) {
      case Plan.Join j when j.inputs().isEmpty() && j.conjuncts().isEmpty() -> s.output();
      case Plan.Sort o -> new Expr.Scalar(o.input(), s.output());
      case Plan.Extend x when ComputedAbove.isInlinable(x) ->
          new Expr.Scalar(x.input(), ComputedAbove.values(x).apply(s.output()));
      default -> s;
    };
  }

  private static Expr any(Expr.Any a, Rule.Context context) {
    return switch (a.plan()) {
      case Plan.Sort o -> new Expr.Any(a.value(), a.operator(), o.input(), a.output());
      case Plan.Extend x when ComputedAbove.isInlinable(x) ->
          new Expr.Any(
              a.value(), a.operator(), x.input(), ComputedAbove.values(x).apply(a.output()));
      case Plan.Aggregate g when Duplicates.onlyRemovesSame(g) && !context.hasCollations() ->
          new Expr.Any(a.value(), a.operator(), g.input(), Duplicates.values(g).apply(a.output()));
      default -> a;
    };
  }
}
