package dev.weir.compile.normal;

import java.math.BigInteger;

/// EXISTS without what cannot change whether there is a row: order, duplicates, windows, a limit of at
/// least one row, the other side of an outer join.
///
///     EXISTS (SELECT DISTINCT x FROM t ORDER BY x LIMIT 1)  →  EXISTS (SELECT FROM t)
final class ExistsShape implements Rule.OnExpression {
  @Override
  public String name() {
    return "exists shape";
  }

  @Override
  public Pass pass() {
    return Pass.UNNEST_SUBQUERIES;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.Exists x)) {
      return e;
    }
    return switch (x.plan()) {
      case Plan.Sort s -> new Expr.Exists(s.input());
      case Plan.Windows w -> new Expr.Exists(w.input());
      case Plan.DistinctOn d -> new Expr.Exists(d.input());
      case Plan.Extend d -> new Expr.Exists(d.input());
      case Plan.AsWritten a when !Columns.isVolatile(e) -> new Expr.Exists(a.input());
      case Plan.Limit l when keepsOne(l) -> new Expr.Exists(l.input());
      case Plan.Aggregate a ->
          a.sets().stream().anyMatch(s -> s.isEmpty())
              ? Expr.Constant.TRUE
              : new Expr.Exists(a.input());
      case Plan.Outer o when o.kept() == Plan.Kept.LEFT -> new Expr.Exists(o.left());
      case Plan.Join j when j.inputs().isEmpty() ->
          j.conjuncts().isEmpty() ? Expr.Constant.TRUE : e;
      default -> e;
    };
  }

  private static boolean keepsOne(Plan.Limit l) {
    return l.offset().isEmpty()
        && l.unit() == dev.weir.model.relation.Relation.Limit.Unit.ROWS
        && (l.count().isEmpty()
            || ConstantFolding.isWhole(l.count().get())
                && ConstantFolding.number(l.count().get()).compareTo(BigInteger.ONE) >= 0);
  }
}
