package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often a block computes with each column of one of its FROM items. What only repeats a group
/// key does not count; what stands in a subquery, a lambda, a join with samples or several grouping
/// sets counts as more than once.
final class ColumnUses implements Parts.Sink {
  /// How often.
  enum Use {
    NONE,
    ONCE,
    OFTEN
  }

  private final int source;
  private final Map<Integer, Integer> counts = new LinkedHashMap<>();
  private int weight = 1;

  private ColumnUses(int source) {
    this.source = source;
  }

  static ColumnUses of(Relation.Select block, int source) {
    ColumnUses uses = new ColumnUses(source);
    block.from().ifPresent(uses::from);
    block.where().ifPresent(uses::expression);
    if (block.grouping().isPresent()) {
      uses.weight = block.grouping().get().sets().size() > 1 ? 2 : 1;
      block.grouping().get().keys().forEach(uses::expression);
      uses.weight = 1;
      Behind behind = uses.new Behind();
      block.having().ifPresent(behind::expression);
      Blocks.late(block).forEach(behind::expression);
    } else {
      Blocks.late(block).forEach(uses::expression);
    }
    return uses;
  }

  Use of(int ordinal) {
    return switch (counts.getOrDefault(ordinal, 0)) {
      case 0 -> Use.NONE;
      case 1 -> Use.ONCE;
      default -> Use.OFTEN;
    };
  }

  /// Whether a column is read at all, be it as a part of a group key.
  boolean isRead(int ordinal) {
    return counts.containsKey(ordinal);
  }

  @Override
  public void expression(Expression e) {
    switch (e) {
      case Expression.ColumnRef c -> {
        if (c.source() == source) {
          counts.merge(c.ordinal(), weight, Integer::sum);
        }
      }
      case Expression.Lambda l -> heavily(() -> Parts.of(l, this));
      default -> Parts.of(e, this);
    }
  }

  @Override
  public void from(From from) {
    switch (from) {
      case From.Join j -> Parts.of(j, this);
      default -> heavily(() -> Parts.of(from, this));
    }
  }

  @Override
  public void relation(Relation relation) {
    heavily(() -> Parts.of(relation, this));
  }

  private void heavily(Runnable walk) {
    int before = weight;
    weight = 2;
    walk.run();
    weight = before;
  }

  /// Behind a grouping only arguments of aggregates are computed anew.
  private final class Behind implements Parts.Sink {
    @Override
    public void expression(Expression e) {
      if (e instanceof Expression.Aggregate) {
        ColumnUses.this.expression(e);
      } else if (e instanceof Expression.ColumnRef c && c.source() == source) {
        // A part of a group key.
        counts.merge(c.ordinal(), 0, Integer::sum);
      } else {
        Parts.of(e, this);
      }
    }

    @Override
    public void from(From from) {
      ColumnUses.this.from(from);
    }

    @Override
    public void relation(Relation relation) {
      ColumnUses.this.relation(relation);
    }
  }
}
