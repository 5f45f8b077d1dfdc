package dev.weir.model;

/// When two calls of a function with equal arguments give equal results.
public enum Volatility {
  /// Always: `abs`.
  IMMUTABLE,
  /// Within one query: `now`.
  STABLE,
  /// Never: `random`.
  VOLATILE
}
