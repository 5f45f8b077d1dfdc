package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;

/// Which CTEs a part of a query reads.
final class CteReads implements Parts.Sink {
  private final List<Integer> read = new ArrayList<>();

  private CteReads() {}

  /// The CTEs, as often and in the order in which they are read.
  static List<Integer> of(Relation relation) {
    CteReads reads = new CteReads();
    reads.relation(relation);
    return reads.read;
  }

  @Override
  public void expression(Expression expression) {
    Parts.of(expression, this);
  }

  @Override
  public void from(From from) {
    if (from instanceof From.CteScan scan) {
      read.add(scan.cte());
    }
    Parts.of(from, this);
  }

  @Override
  public void relation(Relation relation) {
    Parts.of(relation, this);
  }
}
