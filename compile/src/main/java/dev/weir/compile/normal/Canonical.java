package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts what has no order into the canonical one and numbers columns in the order in which they are
/// met. Queries that differ only in that come out equal. Inputs of a join that nothing tells apart
/// are tried in every order, as long as that is few, and the smallest text wins; beyond that the
/// written order stays, which is right too, only less often the same.
final class Canonical {
  private static final int MOST_TRIALS = 24;

  private Canonical() {}

  /// A canonical query, its text, and where each output of the original stands in it.
  record Result(Body body, List<Integer> positions, String text) {}

  static Result of(Body body, int columns, boolean allAsWritten) {
    Ties.Refined ties = new Ties.Refined(Map.of());
    Result first = arrange(body, columns, ties, allAsWritten);
    List<List<Integer>> tied = ties.remaining();
    if (tied.isEmpty() || trials(tied) > MOST_TRIALS) {
      return first;
    }
    Result best = first;
    for (Map<Integer, Integer> ranks : rankings(tied)) {
      Result next = arrange(body, columns, new Ties.Refined(ranks), allAsWritten);
      if (isBefore(next, best)) {
        best = next;
      }
    }
    return best;
  }

  private static boolean isBefore(Result a, Result b) {
    int order = a.text().compareTo(b.text());
    return order < 0
        || order == 0 && a.positions().toString().compareTo(b.positions().toString()) < 0;
  }

  private static Result arrange(Body body, int columns, Ties ties, boolean allAsWritten) {
    Numbering numbering = new Numbering(columns, ties, allAsWritten);
    Plan plan = numbering.plan(body.plan(), allAsWritten);
    List<Integer> order = numbering.order(body.outputs());
    List<Expr> outputs = new ArrayList<>();
    Integer[] positions = new Integer[order.size()];
    for (int i = 0; i < order.size(); i++) {
      outputs.add(numbering.expr(body.outputs().get(order.get(i))));
      positions[order.get(i)] = i;
    }
    Body arranged = new Body(plan, outputs);
    return new Result(arranged, List.of(positions), PlanJson.write(arranged));
  }

  private static long trials(List<List<Integer>> tied) {
    long trials = 1;
    for (List<Integer> group : tied) {
      for (int i = 2; i <= group.size(); i++) {
        trials = Math.min(1_000_000, trials * i);
      }
    }
    return trials;
  }

  private static List<Map<Integer, Integer>> rankings(List<List<Integer>> tied) {
    List<Map<Integer, Integer>> all = List.of(new HashMap<>());
    for (List<Integer> group : tied) {
      List<Map<Integer, Integer>> next = new ArrayList<>();
      for (List<Integer> order : permutations(group)) {
        for (Map<Integer, Integer> before : all) {
          Map<Integer, Integer> ranks = new HashMap<>(before);
          for (int i = 0; i < order.size(); i++) {
            ranks.put(order.get(i), i);
          }
          next.add(ranks);
        }
      }
      all = next;
    }
    return all;
  }

  private static List<List<Integer>> permutations(List<Integer> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<Integer> rest = new ArrayList<>(items);
      Integer head = rest.remove(i);
      for (List<Integer> tail : permutations(rest)) {
        List<Integer> one = new ArrayList<>(List.of(head));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }
}
