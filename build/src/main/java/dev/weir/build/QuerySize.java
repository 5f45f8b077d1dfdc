package dev.weir.build;

import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;

/// How many queries and FROM items a query consists of, those inside it included.
final class QuerySize implements Parts.Deep {
  private int count;

  private QuerySize() {}

  static int of(Relation relation) {
    QuerySize size = new QuerySize();
    size.relation(relation);
    return size.count;
  }

  @Override
  public void relation(Relation relation) {
    count++;
    Parts.of(relation, this);
  }

  @Override
  public void from(From from) {
    count++;
    Parts.of(from, this);
  }
}
