package dev.weir.compile.rewrite;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;

/// Whether a query never fails and has one possible result as a bag of rows, so that one run of it
/// may stand for several, or for a part of one.
final class Repeatable {
  private Repeatable() {}

  static boolean is(Relation relation) {
    return switch (relation) {
      case Relation.Select s ->
          s.limit().isEmpty()
              && s.sample().isEmpty()
              && s.qualify().isEmpty()
              && !(s.distinct() instanceof Relation.Distinct.On)
              && s.from().stream().allMatch(Repeatable::is)
              && s.where().stream().allMatch(Totality::isTotal)
              && s.having().stream().allMatch(Repeatable::isTotal)
              && s.grouping().stream().allMatch(g -> Totality.areTotal(g.keys()))
              && Blocks.late(s).allMatch(Repeatable::isTotal);
      case Relation.SetOperation s ->
          s.inputs().stream().allMatch(Repeatable::is)
              && s.inputs().stream().allMatch(input -> input.types().equals(s.types()));
      case Relation.With _, Relation.Ordered _, Relation.Values _ -> false;
    };
  }

  private static boolean is(From from) {
    return switch (from) {
      case From.Scan s -> s.sample().isEmpty();
      case From.CteScan _ -> true;
      case From.Derived d -> d.sample().isEmpty() && is(d.query());
      case From.Join j ->
          switch (j.kind().matching()) {
                case ALL -> true;
                case ANY, ASOF, POSITIONAL -> false;
              }
              && is(j.left())
              && is(j.right())
              && j.condition().stream().allMatch(Totality::isTotal);
      case From.FunctionScan _, From.Pivot _, From.Unpivot _ -> false;
    };
  }

  private static boolean isTotal(Expression e) {
    return Totality.isTotalOverGroups(e)
        && !Inside.any(
            e,
            x ->
                x instanceof Expression.Aggregate a
                    && !CallTraits.of(a).has(FunctionTrait.ANY_ROW_ORDER));
  }
}
