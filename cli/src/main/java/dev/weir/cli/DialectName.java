package dev.weir.cli;

/// The dialects of `--read` and `--write`.
enum DialectName {
  DUCKDB
}
