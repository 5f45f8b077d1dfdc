package dev.weir.compile.rewrite;

import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which CTEs a part of a query reads.
final class CteReads implements Parts.Deep {
  private final List<Integer> read = new ArrayList<>();
  private final Set<Integer> defined = new LinkedHashSet<>();

  private CteReads() {}

  /// The CTEs, as often and in the order in which they are read.
  static List<Integer> of(Relation relation) {
    CteReads reads = new CteReads();
    reads.relation(relation);
    return reads.read;
  }

  /// The CTEs that a query defines, itself or in a query inside.
  static Set<Integer> defined(Relation relation) {
    CteReads reads = new CteReads();
    reads.relation(relation);
    return reads.defined;
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
    if (relation instanceof Relation.With with) {
      with.ctes().forEach(cte -> defined.add(cte.id()));
    }
    Parts.of(relation, this);
  }
}
