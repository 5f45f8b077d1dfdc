package dev.weir.verify.feature;

/// The kinds of values that features ask for.
enum Kind {
  INT,
  TEXT,
  BOOL,
  DATE,
  DOUBLE,
  DECIMAL,
  LIST,
  STRUCT,
  JSON,
  VARIANT,
  MAP,
  /// Any other type; it can only be shown, compared and grouped by.
  OTHER
}
