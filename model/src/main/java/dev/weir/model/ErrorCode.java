package dev.weir.model;

/// The closed list of ways in which Weir fails. The names are stable and appear in JSON output.
public enum ErrorCode {
  SYNTAX(Blame.USER),
  NOT_A_QUERY(Blame.USER),
  TOO_DEEP(Blame.USER),
  UNKNOWN_TABLE(Blame.USER),
  UNKNOWN_COLUMN(Blame.USER),
  AMBIGUOUS_COLUMN(Blame.USER),
  UNKNOWN_FUNCTION(Blame.USER),
  UNKNOWN_TYPE(Blame.USER),
  WRONG_ARGUMENTS(Blame.USER),
  TYPE_MISMATCH(Blame.USER),
  AMBIGUOUS_TABLE(Blame.USER),
  DUPLICATE_NAME(Blame.USER),
  WRONG_GROUPING(Blame.USER),
  INVALID_QUERY(Blame.USER),
  UNSUPPORTED(Blame.USER),
  CATALOG_DEPTH(Blame.USER),
  VETOED(Blame.USER),
  INVALID_PROJECT(Blame.USER),
  INVALID_OPTION(Blame.USER),
  CYCLE(Blame.USER),
  NONDETERMINISTIC(Blame.USER),
  CONTRACT_VIOLATION(Blame.USER),
  SCHEMA_MISMATCH(Blame.ENGINE),
  MISSING_FILE(Blame.USER),
  SOURCE_FAILED(Blame.USER),
  ENGINE_FAILED(Blame.ENGINE),
  CANCELLED(Blame.USER),
  OUT_OF_MEMORY(Blame.RESOURCES),
  STORE_NOT_WRITABLE(Blame.RESOURCES),
  DISK_FULL(Blame.RESOURCES),
  STORE_CORRUPT(Blame.RESOURCES),
  BUSY(Blame.RESOURCES),
  LIMIT_EXCEEDED(Blame.USER),
  INTERNAL(Blame.INTERNAL);

  private final Blame blame;

  ErrorCode(Blame blame) {
    this.blame = blame;
  }

  /// Who has to act.
  public Blame blame() {
    return blame;
  }
}
