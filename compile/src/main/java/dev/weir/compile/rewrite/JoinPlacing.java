package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One pass of [OptimizeJoins], from the inside out.
// The same instance back means that nothing changed.
@SuppressWarnings("ReferenceEquality")
final class JoinPlacing extends RelationMap {
  /// Whether joins may change places.
  enum Order {
    FREE,
    AS_WRITTEN
  }

  private final Order order;

  JoinPlacing(Order order) {
    this.order = order;
  }

  @Override
  Relation relation(Relation relation) {
    Relation mapped = parts(relation);
    boolean joins =
        mapped instanceof Relation.Select s
            && s.from().isPresent()
            && s.from().get() instanceof From.Join
            && s.sample().isEmpty()
            && !Inside.isVolatile(s);
    return joins ? placed((Relation.Select) mapped) : mapped;
  }

  private Relation.Select placed(Relation.Select s) {
    From from = s.from().orElseThrow();
    List<Expression> conjuncts = Conjuncts.of(s.where());
    List<Expression> equalities = conjuncts.stream().filter(JoinPlacing::isEquality).toList();
    From placed =
        switch (order) {
          case FREE -> ordered(from, equalities);
          case AS_WRITTEN -> from;
        };
    List<Expression> kept = new ArrayList<>();
    for (Expression conjunct : conjuncts) {
      Optional<From> attached =
          equalities.contains(conjunct) ? attached(placed, conjunct) : Optional.empty();
      if (attached.isPresent()) {
        placed = attached.get();
      } else {
        kept.add(conjunct);
      }
    }
    return placed == from ? s : Blocks.withFrom(Blocks.withWhere(s, Conjuncts.and(kept)), placed);
  }

  private static boolean isEquality(Expression e) {
    return e instanceof Expression.Comparison c
        && c.operator() == ComparisonOperator.EQUAL
        && Reads.of(e).size() > 1
        && Totality.isTotal(e);
  }

  /// The FROM clause with a condition at the join that brings its inputs together; empty when an
  /// outer join stands between.
  private static Optional<From> attached(From from, Expression condition) {
    if (!(from instanceof From.Join j)) {
      return Optional.empty();
    }
    Set<Integer> read = Reads.of(condition);
    Set<Integer> left = Reads.visible(j.left());
    Set<Integer> right = Reads.visible(j.right());
    read.removeIf(id -> !left.contains(id) && !right.contains(id));
    if (left.containsAll(read)) {
      return keepsLeft(j.kind())
          ? attached(j.left(), condition)
              .map(l -> new From.Join(j.kind(), l, j.right(), j.condition()))
          : Optional.empty();
    }
    boolean inner = j.kind().equals(JoinKind.INNER);
    if (right.containsAll(read)) {
      return inner || j.kind().equals(JoinKind.RIGHT)
          ? attached(j.right(), condition)
              .map(r -> new From.Join(j.kind(), j.left(), r, j.condition()))
          : Optional.empty();
    }
    boolean lateral = Reads.of(j.right()).stream().anyMatch(left::contains);
    return inner && !lateral
        ? Optional.of(
            new From.Join(
                JoinKind.INNER,
                j.left(),
                j.right(),
                Conjuncts.and(j.condition(), List.of(condition))))
        : Optional.empty();
  }

  /// Whether a filter on the left side's rows can be done before the join.
  private static boolean keepsLeft(JoinKind kind) {
    return switch (kind.matching()) {
      case ALL -> !kind.fillsLeft();
      case ANY, ASOF, POSITIONAL -> false;
    };
  }

  /// The inner joins at the top, or on the side that an outer join keeps, in an order with fewer
  /// cross joins.
  private static From ordered(From from, List<Expression> equalities) {
    if (!(from instanceof From.Join j)) {
      return from;
    }
    if (j.kind().matching() != JoinKind.Matching.ALL) {
      return j;
    }
    return switch (j.kind().type()) {
      case INNER -> new JoinChain(j, equalities).ordered();
      case LEFT, SEMI, ANTI -> {
        From left = ordered(j.left(), equalities);
        yield left == j.left() ? j : new From.Join(j.kind(), left, j.right(), j.condition());
      }
      case RIGHT -> {
        From right = ordered(j.right(), equalities);
        yield right == j.right() ? j : new From.Join(j.kind(), j.left(), right, j.condition());
      }
      case FULL -> j;
    };
  }
}
