package dev.weir.verify.lineage;

import dev.weir.model.TableName;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;

/// How often a table is read, at least 2 where a CTE may read it more than once.
final class TableReads implements Parts.Sink {
  private final TableName table;
  private int reads;
  private int ctes;
  private int cteReads;
  private boolean recursive;

  private TableReads(TableName table) {
    this.table = table;
  }

  static int of(Relation relation, TableName table) {
    TableReads walk = new TableReads(table);
    walk.relation(relation);
    return walk.recursive || walk.cteReads > walk.ctes ? 2 : walk.reads;
  }

  @Override
  public void expression(Expression expression) {
    Parts.of(expression, this);
  }

  @Override
  public void from(From from) {
    switch (from) {
      case From.Scan scan when scan.table().equals(table) -> reads++;
      case From.CteScan _ -> cteReads++;
      default -> {}
    }
    Parts.of(from, this);
  }

  @Override
  public void relation(Relation relation) {
    if (relation instanceof Relation.With with) {
      ctes += with.ctes().size();
      recursive |= with.ctes().stream().anyMatch(c -> c.kind() == Relation.Cte.Kind.RECURSIVE);
    }
    Parts.of(relation, this);
  }
}
