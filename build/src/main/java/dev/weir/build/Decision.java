package dev.weir.build;

/// What a plan says about a product.
public enum Decision {
  BUILD,
  REUSE
}
