package dev.weir.verify.suite;

/// What came of a query, the gravest difference first.
enum Outcome {
  /// The compiler failed in a way that is its own fault.
  INTERNAL("internal errors", true),
  /// The emitted text gives other rows.
  ROWS("other rows", true),
  /// The emitted text gives the same rows in another order, though the query states one.
  ORDER("another order", true),
  /// The compiler's columns, or those of the emitted text, have other names.
  NAMES("other names", true),
  /// The compiler's columns, or those of the emitted text, have other types.
  TYPES("other types", true),
  /// The engine runs the query and not the emitted text.
  EMITTED_FAILS("emitted text fails", true),
  /// The engine runs the query and the compiler refuses it.
  REFUSED("refused", true),
  /// The engine refuses the query; what the compiler emits runs.
  OVER_ACCEPTED("accepted, and the engine refuses", false),
  /// The engine refuses the query; it refuses what the compiler emits as well.
  ACCEPTED_LATE("accepted, and the engine refuses what is emitted", false),
  /// The query fails while it runs; the emitted text does not.
  FAILURE_LOST("fails while running, the emitted text does not", false),
  /// The query and the emitted text fail while they run.
  SAME_FAILURE("both fail while running", false),
  /// The engine and the compiler refuse the query.
  BOTH_REFUSE("both refuse", false),
  /// Rows, names and types are the same.
  SAME("same", true),
  /// Names and types are the same; the rows are too many to compare, not readable or differ from
  /// run to run.
  SAME_COLUMNS("same columns, rows not comparable", true),
  /// The query needs what no catalog can say, so that it measures nothing.
  NOT_EXPRESSIBLE("not expressible", false);

  private final String words;
  private final boolean counted;

  Outcome(String words, boolean counted) {
    this.words = words;
    this.counted = counted;
  }

  /// The outcome in words.
  String words() {
    return words;
  }

  /// Whether the query is one that the compiler should accept.
  boolean isCounted() {
    return counted;
  }

  /// Whether the query compiled, of those that should.
  boolean isCompiled() {
    return counted && this != REFUSED && this != INTERNAL;
  }
}
