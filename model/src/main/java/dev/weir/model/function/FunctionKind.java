package dev.weir.model.function;

/// Where a function may stand in a query.
public enum FunctionKind {
  SCALAR,
  AGGREGATE,
  WINDOW,
  TABLE,
  MACRO,
  TABLE_MACRO;

  /// Whether calls stand in FROM instead of in an expression.
  public boolean isTable() {
    return this == TABLE || this == TABLE_MACRO;
  }
}
