package dev.weir.compile.normal;

/// The passes that rules belong to, under the names that SQLGlot gave them. Qualifying and the
/// normalisation of identifiers happen when a query is bound.
public enum Pass {
  MERGE_SUBQUERIES("merge subqueries"),
  CANONICALIZE("canonicalize"),
  SIMPLIFY("simplify"),
  NORMALIZE("normalize"),
  UNNEST_SUBQUERIES("unnest subqueries"),
  PUSHDOWN_PREDICATES("pushdown predicates"),
  PUSHDOWN_PROJECTIONS("pushdown projections"),
  OPTIMIZE_JOINS("optimize joins"),
  ELIMINATE_SUBQUERIES("eliminate subqueries"),
  ELIMINATE_JOINS("eliminate joins");

  private final String title;

  Pass(String title) {
    this.title = title;
  }

  /// The name in words.
  public String title() {
    return title;
  }
}
