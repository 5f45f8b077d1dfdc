package dev.weir.verify.suite;

/// What came of one query of a script.
///
/// @param place the script and the line
/// @param detail the difference or the message in words; empty when there is none
/// @param nanos how long the query took to compile, 0 when it was not tried
record Verdict(String place, String sql, Outcome outcome, String detail, long nanos) {
  private static final long SLOW = 1_000_000_000L;

  boolean isSlow() {
    return nanos > SLOW;
  }
}
