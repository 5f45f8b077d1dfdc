package dev.weir.compile.normal;

import dev.weir.compile.normal.PlanText.Node;
import dev.weir.model.relation.Expression.Duplicates;
import dev.weir.model.relation.Expression.NullTreatment;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.SortKey;
import java.util.List;
import java.util.Optional;

/// Reads aggregates, window functions and sort keys back.
final class CallText {
  private CallText() {}

  static List<SortBy> sortKeys(List<Node> nodes) {
    return nodes.stream()
        .map(k ->
            new SortBy(
                ExprText.expr(k.list().get(0)),
                SortKey.Direction.valueOf(k.list().get(1).string()),
                SortKey.Nulls.valueOf(k.list().get(2).string())))
        .toList();
  }

  private static List<Expr> exprs(Node n, String key) {
    return n.maybe(key).map(l -> PlanText.exprs(l.list())).orElse(List.of());
  }

  private static List<SortBy> order(Node n, String key) {
    return n.maybe(key).map(l -> sortKeys(l.list())).orElse(List.of());
  }

  private static Duplicates duplicates(Node n) {
    return n.maybe("duplicates").map(d -> Duplicates.valueOf(d.string())).orElse(Duplicates.KEEP);
  }

  static List<AggregateCall> calls(List<Node> nodes) {
    return nodes.stream()
        .map(n ->
            new AggregateCall(
                n.at("column").number(),
                n.string("name"),
                exprs(n, "arguments"),
                n.strings("names"),
                duplicates(n),
                order(n, "order"),
                exprs(n, "filter"),
                ExprText.traits(n),
                n.at("type").type()))
        .toList();
  }

  static List<WindowCall> windows(List<Node> nodes) {
    return nodes.stream()
        .map(n ->
            new WindowCall(
                n.at("column").number(),
                n.string("name"),
                exprs(n, "arguments"),
                n.strings("names"),
                duplicates(n),
                order(n, "argument_order"),
                exprs(n, "filter"),
                n.maybe("nulls")
                    .map(x -> NullTreatment.valueOf(x.string()))
                    .orElse(NullTreatment.RESPECT),
                exprs(n, "partition"),
                order(n, "order"),
                n.maybe("frame").map(CallText::frame),
                ExprText.traits(n),
                n.at("type").type()))
        .toList();
  }

  private static WindowCall.WindowFrame frame(Node n) {
    return new WindowCall.WindowFrame(
        Frame.Unit.valueOf(n.string("unit")),
        bound(n.list("start")),
        bound(n.list("end")),
        Frame.Exclusion.valueOf(n.string("exclusion")));
  }

  private static WindowCall.Bound bound(List<Node> parts) {
    return new WindowCall.Bound(
        WindowCall.Edge.valueOf(parts.getFirst().string()),
        parts.size() > 1 ? Optional.of(ExprText.expr(parts.get(1))) : Optional.empty());
  }
}
