package dev.weir.compile.rewrite;

import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;

/// Which equalities of a query are those of a key: true for equal strings alone. Under a collation
/// more strings are equal, and a column has the collation of what it was computed from, through
/// subqueries and CTEs; so in a query with a collation no equality of strings counts.
final class PlainEquality {
  private final boolean collated;

  private PlainEquality(boolean collated) {
    this.collated = collated;
  }

  static PlainEquality in(Relation query) {
    Search search = new Search();
    search.relation(query);
    return new PlainEquality(search.found);
  }

  /// Whether values of the expression are compared as a key compares them.
  boolean holdsFor(Expression side) {
    return !collated || side.type() != ScalarType.VARCHAR;
  }

  private static final class Search implements Parts.Deep {
    private boolean found;

    @Override
    public void expression(Expression part) {
      found |= part instanceof Expression.Collate;
      Parts.of(part, this);
    }
  }
}
