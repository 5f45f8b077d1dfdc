package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which parts of FROM never fail, so that they may go without anybody noticing.
final class RelationTotality {
  private RelationTotality() {}

  static boolean isTotal(From from) {
    return switch (from) {
      case From.Scan _ -> true;
      case From.Derived d -> isTotal(d.query());
      case From.Join j -> isTotal(j.left()) && isTotal(j.right()) && isTotal(j.condition());
      case From.CteScan _, From.FunctionScan _, From.Pivot _, From.Unpivot _ -> false;
    };
  }

  private static boolean isTotal(Relation query) {
    return switch (query) {
      case Relation.Select s -> isTotal(s);
      case Relation.SetOperation s ->
          s.inputs().stream().allMatch(i -> isTotal(i) && i.types().equals(s.types()));
      case Relation.Ordered o -> o.limit().isEmpty() && isTotal(o.input());
      case Relation.With _, Relation.Values _ -> false;
    };
  }

  private static boolean isTotal(Relation.Select s) {
    List<Expression> keys = s.grouping().map(Relation.GroupBy::keys).orElse(List.of());
    return s.limit().isEmpty()
        && s.qualify().isEmpty()
        && s.from().map(RelationTotality::isTotal).orElse(true)
        && isTotal(s.where())
        && Totality.areTotal(keys)
        && Stream.concat(Blocks.late(s), s.having().stream()).allMatch(Totality::isTotalOverGroups);
  }

  private static boolean isTotal(Optional<Expression> condition) {
    return condition.map(Totality::isTotal).orElse(true);
  }
}
