package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.Relation.Distinct;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A block of a subquery taken apart: what it filters by itself, and the conditions by which its
/// rows belong to rows of the block around it.
///
/// @param inner the FROM items of the block
/// @param local the conditions over these alone
/// @param bonds the conditions over these and the outer items, at least one an equality
record Correlation(Set<Integer> inner, List<Expression> local, List<Expression> bonds) {
  /// The parts of a block that is correlated with the `outer` items and nothing else, by its WHERE
  /// clause and nothing else.
  static Optional<Correlation> of(Relation.Select block, Set<Integer> outer) {
    if (block.from().isEmpty()
        || block.limit().isPresent()
        || block.sample().isPresent()
        || block.qualify().isPresent()
        || block.having().isPresent()
        || block.distinct() instanceof Distinct.On
        || !Reads.of(block.from().get()).isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> inner = Reads.visible(block.from().get());
    List<Expression> local = new ArrayList<>();
    List<Expression> bonds = new ArrayList<>();
    for (Expression conjunct : Conjuncts.of(block.where())) {
      Set<Integer> read = Reads.of(conjunct);
      if (inner.containsAll(read)) {
        local.add(conjunct);
        continue;
      }
      boolean bonding =
          read.stream().anyMatch(inner::contains)
              && read.stream().allMatch(id -> inner.contains(id) || outer.contains(id))
              && !Inside.hasIds(conjunct)
              && Totality.isTotal(conjunct);
      if (!bonding) {
        return Optional.empty();
      }
      bonds.add(conjunct);
    }
    return Optional.of(new Correlation(inner, local, bonds));
  }

  /// A bond that is an equality of an expression outside and one inside, both of one type.
  Optional<Equality> equality(Expression bond) {
    if (!(bond instanceof Expression.Comparison c)
        || c.operator() != ComparisonOperator.EQUAL
        || !c.left().type().equals(c.right().type())) {
      return Optional.empty();
    }
    Set<Integer> left = Reads.of(c.left());
    Set<Integer> right = Reads.of(c.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    if (inner.containsAll(left) && right.stream().noneMatch(inner::contains)) {
      return Optional.of(new Equality(c.right(), c.left()));
    }
    return inner.containsAll(right) && left.stream().noneMatch(inner::contains)
        ? Optional.of(new Equality(c.left(), c.right()))
        : Optional.empty();
  }

  /// Whether rows find each other by an equality.
  boolean hasEquality() {
    return bonds.stream().anyMatch(b -> equality(b).isPresent());
  }

  /// The inner columns that the bonds read, each once.
  List<ColumnRef> bound() {
    Set<ColumnRef> columns = new LinkedHashSet<>();
    for (Expression bond : bonds) {
      Inside.columns(bond).filter(c -> inner.contains(c.source())).forEach(columns::add);
    }
    return List.copyOf(columns);
  }

  /// `outer = inner`.
  record Equality(Expression outer, Expression inner) {}
}
