package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.Relation.Distinct;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One pass of [EliminateJoins].
final class JoinElimination extends RelationMap {
  private final RewriteContext context;
  private final PlainEquality equality;

  JoinElimination(RewriteContext context, PlainEquality equality) {
    this.equality = equality;
    this.context = context;
  }

  @Override
  Relation relation(Relation relation) {
    Relation mapped = parts(relation);
    return mapped instanceof Relation.Select s && s.from().isPresent() && s.sample().isEmpty()
        ? block(s)
        : mapped;
  }

  /// The block without the first join that can go; the rule comes again for the next.
  private Relation.Select block(Relation.Select s) {
    return shorter(s, s.from().orElseThrow()).map(from -> Blocks.withFrom(s, from)).orElse(s);
  }

  private Optional<From> shorter(Relation.Select s, From from) {
    if (!(from instanceof From.Join j)) {
      return Optional.empty();
    }
    if (isSuperfluous(s, j, j.right(), JoinKind.LEFT)) {
      return Optional.of(j.left());
    }
    if (isSuperfluous(s, j, j.left(), JoinKind.RIGHT)) {
      return Optional.of(j.right());
    }
    return shorter(s, j.left())
        .<From>map(left -> new From.Join(j.kind(), left, j.right(), j.condition()))
        .or(() ->
            shorter(s, j.right())
                .map(right -> new From.Join(j.kind(), j.left(), right, j.condition())));
  }

  /// Whether one side of a join adds nothing: `kind` is the outer join that keeps the other side.
  private boolean isSuperfluous(Relation.Select s, From.Join j, From side, JoinKind kind) {
    boolean item = side instanceof From.Scan || side instanceof From.Derived;
    if (!item || isRead(s, j, side) || !RelationTotality.isTotal(side)) {
      return false;
    }
    if (j.kind().equals(JoinKind.INNER) && j.condition().isEmpty()) {
      return side instanceof From.Derived d
          && d.sample().isEmpty()
          && UniqueRows.hasExactlyOne(d.query());
    }
    if (!j.kind().equals(kind) || !j.condition().map(Totality::isTotal).orElse(false)) {
      return false;
    }
    return removesDuplicates(s) || isUnique(side, equated(j.condition().orElseThrow(), side));
  }

  private boolean isUnique(From side, Set<Integer> ordinals) {
    if (!(side instanceof From.Scan scan)) {
      return UniqueRows.isUnique(side, ordinals);
    }
    Optional<List<String>> key = UniqueRows.key(scan, ordinals, context.keys());
    key.ifPresent(names ->
        context.note(
            "the join with %s goes: (%s) is promised to be unique"
                .formatted(scan.table(), String.join(", ", names))));
    return key.isPresent();
  }

  /// Whether anything but the join's own condition reads the side's columns.
  private static boolean isRead(Relation.Select s, From.Join join, From side) {
    Set<Integer> ids = Reads.visible(side);
    ItemReads reads = new ItemReads(join, ids);
    reads.relation(s);
    return reads.found();
  }

  /// The ordinals of the side's columns that the condition equates with something outside of it.
  private Set<Integer> equated(Expression condition, From side) {
    Set<Integer> ids = Reads.visible(side);
    Set<Integer> ordinals = new LinkedHashSet<>();
    for (Expression conjunct : Conjuncts.of(condition)) {
      if (conjunct instanceof Expression.Comparison c
          && c.operator() == ComparisonOperator.EQUAL
          && c.left().type().equals(c.right().type())
          && equality.holdsFor(c.left())) {
        note(c.left(), c.right(), ids, ordinals);
        note(c.right(), c.left(), ids, ordinals);
      }
    }
    return ordinals;
  }

  private static void note(
      Expression inside, Expression outside, Set<Integer> ids, Set<Integer> ordinals) {
    if (inside instanceof ColumnRef c
        && ids.contains(c.source())
        && Reads.of(outside).stream().noneMatch(ids::contains)) {
      ordinals.add(c.ordinal());
    }
  }

  /// Whether the block gives the same whether a row comes to it once or many times.
  private static boolean removesDuplicates(Relation.Select s) {
    boolean counts =
        Blocks.hasLate(
                s,
                e ->
                    e instanceof Expression.Aggregate
                        || e instanceof Expression.Window
                        || e instanceof Expression.Unnest)
            || s.having().isPresent();
    return !counts
        && (s.distinct() instanceof Distinct.Rows && s.grouping().isEmpty()
            || Blocks.groupsPlainly(s));
  }
}
