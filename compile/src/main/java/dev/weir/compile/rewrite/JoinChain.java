package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Items that inner and cross joins bring together, with the conditions among them.
final class JoinChain {
  private final From.Join written;
  private final List<From> items = new ArrayList<>();
  private final List<Expression> conditions = new ArrayList<>();
  private final List<Expression> equalities;
  private final Set<Integer> visible;

  /// `equalities` are conditions of WHERE that count as conditions of joins.
  JoinChain(From.Join written, List<Expression> equalities) {
    this.written = written;
    this.equalities = equalities;
    this.visible = Reads.visible(written);
    collect(written);
  }

  private void collect(From from) {
    if (from instanceof From.Join j && j.kind().equals(JoinKind.INNER)) {
      collect(j.left());
      collect(j.right());
      conditions.addAll(Conjuncts.of(j.condition()));
    } else {
      items.add(from);
    }
  }

  /// The joins in an order with fewer cross joins than as written, if there is one.
  From ordered() {
    boolean lateral =
        items.stream().anyMatch(i -> Reads.of(i).stream().anyMatch(visible::contains));
    if (lateral || items.size() < 3 || !Totality.areTotal(conditions)) {
      return written;
    }
    List<From> best = new ArrayList<>();
    List<From> left = new ArrayList<>(items);
    best.add(left.removeFirst());
    while (!left.isEmpty()) {
      From next = left.stream().filter(i -> connects(best, i)).findFirst().orElse(left.getFirst());
      left.remove(next);
      best.add(next);
    }
    return crosses(best) < crosses(items) ? joined(best) : written;
  }

  private int crosses(List<From> order) {
    int crosses = 0;
    for (int i = 1; i < order.size(); i++) {
      crosses += connects(order.subList(0, i), order.get(i)) ? 0 : 1;
    }
    return crosses;
  }

  /// Whether an equality joins an item to those before it.
  private boolean connects(List<From> before, From item) {
    Set<Integer> known = new LinkedHashSet<>();
    before.forEach(b -> known.addAll(Reads.visible(b)));
    Set<Integer> own = Reads.visible(item);
    return equalities.stream().anyMatch(e -> connects(e, known, own))
        || conditions.stream()
            .anyMatch(e ->
                e instanceof Expression.Comparison c
                    && c.operator() == ComparisonOperator.EQUAL
                    && connects(e, known, own));
  }

  private boolean connects(Expression condition, Set<Integer> known, Set<Integer> own) {
    Set<Integer> read = Reads.of(condition);
    read.retainAll(visible);
    return read.stream().anyMatch(known::contains)
        && read.stream().anyMatch(own::contains)
        && read.stream().allMatch(id -> known.contains(id) || own.contains(id));
  }

  /// The items joined in an order, each condition where all that it reads has come.
  private From joined(List<From> order) {
    List<Expression> open = new ArrayList<>(conditions);
    Set<Integer> known = new LinkedHashSet<>(Reads.visible(order.getFirst()));
    From joined = order.getFirst();
    for (From item : order.subList(1, order.size())) {
      known.addAll(Reads.visible(item));
      List<Expression> here = new ArrayList<>();
      for (Expression condition : open) {
        Set<Integer> read = Reads.of(condition);
        read.retainAll(visible);
        if (known.containsAll(read)) {
          here.add(condition);
        }
      }
      open.removeAll(here);
      joined = new From.Join(JoinKind.INNER, joined, item, Conjuncts.and(here));
    }
    return joined;
  }
}
