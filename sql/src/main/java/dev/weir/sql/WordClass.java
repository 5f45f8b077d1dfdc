package dev.weir.sql;

/// Where a word may stand as a name, as bits: a dialect gives each word a set of them.
final class WordClass {
  private WordClass() {}

  /// A column, a table, an alias behind `AS` in FROM.
  static final byte COLUMN = 1;

  /// A function.
  static final byte FUNCTION = 2;

  /// An alias of a SELECT item without `AS`.
  static final byte BARE_ALIAS = 4;

  static final byte EVERYWHERE = COLUMN | FUNCTION | BARE_ALIAS;
}
