package dev.weir.model.function;

/// Why a function can give another value in another run of the same query over the same data. The
/// pinned time zone is no reason, nor are files: their content is an input.
public enum Nondeterminism {
  /// It reads the clock: `now()`, `current_date`, `age(x)`.
  CLOCK,
  /// It draws lots: `random()`, `uuid()`, a sample without a seed.
  RANDOM,
  /// It reads the state of a session or of the engine: `current_schema()`, `duckdb_tables()`.
  SESSION,
  /// It reads or moves a sequence: `nextval('s')`.
  SEQUENCE
}
