package dev.weir.compile.function;

/// How long the result of a call with the same arguments stays the same.
public enum Volatility {
  /// For ever: `abs(x)`.
  IMMUTABLE,
  /// Within one query: `current_date`.
  STABLE,
  /// Not even within one query, or the call has an effect: `random()`, `nextval('s')`.
  VOLATILE
}
