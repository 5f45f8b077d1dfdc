package dev.weir.sql;

import java.util.List;
import java.util.Set;

/// A dialect of SQL as one small declaration: what its text looks like and what its defaults mean.
/// The grammar is one for all dialects; a dialect never forks it. Immutable and thread-safe.
public final class Dialect {
  /// DuckDB 2.0: the dialect that the tree means.
  public static final Dialect DUCKDB =
      new Dialect(
          "duckdb",
          Set.of(
              LexicalRule.BACKTICK_NAMES,
              LexicalRule.ESCAPE_STRINGS,
              LexicalRule.DOLLAR_STRINGS,
              LexicalRule.NESTED_COMMENTS,
              LexicalRule.NUMBER_UNDERSCORES,
              LexicalRule.CUSTOM_OPERATORS),
          NameCase.KEPT,
          '"',
          NullPlacement.LAST,
          Words.classes(
              DuckdbWords.RESERVED,
              DuckdbWords.NOT_FUNCTIONS,
              DuckdbWords.ONLY_FUNCTIONS,
              DuckdbWords.NOT_BARE_ALIASES));

  private static final List<Dialect> ALL = List.of(DUCKDB);

  private final String name;
  private final LexicalRules lexicalRules;
  private final NameCase nameCase;
  private final char nameQuote;
  private final NullPlacement nulls;
  private final byte[] wordClasses;

  private Dialect(
      String name,
      Set<LexicalRule> lexicalRules,
      NameCase nameCase,
      char nameQuote,
      NullPlacement nulls,
      byte[] wordClasses) {
    this.name = name;
    this.lexicalRules = LexicalRules.of(lexicalRules);
    this.nameCase = nameCase;
    this.nameQuote = nameQuote;
    this.nulls = nulls;
    this.wordClasses = wordClasses;
  }

  /// What happens to the case of a name without quotes.
  public enum NameCase {
    /// Kept as written; names are found without regard to case.
    KEPT,
    /// Folded to lower case.
    LOWERED,
    /// Folded to upper case.
    RAISED
  }

  /// Where NULL sorts when nothing is said.
  public enum NullPlacement {
    /// Before all values of an ascending order, after them in a descending one.
    SMALLEST,
    /// After all values of an ascending order, before them in a descending one.
    LARGEST,
    /// Behind in both directions.
    LAST
  }

  /// All dialects, in the order in which they are told.
  public static List<Dialect> all() {
    return ALL;
  }

  /// How the dialect is called in options.
  public String name() {
    return name;
  }

  /// What happens to the case of a name without quotes.
  public NameCase nameCase() {
    return nameCase;
  }

  /// Where NULL sorts when nothing is said.
  public NullPlacement nulls() {
    return nulls;
  }

  LexicalRules lexicalRules() {
    return lexicalRules;
  }

  /// Whether `a JOIN b` needs a condition.
  boolean joinsNeedCondition() {
    return lexicalRules.customOperators();
  }

  /// The character around quoted names.
  char nameQuote() {
    return nameQuote;
  }

  /// The word classes of a token, by ordinal.
  byte[] wordClasses() {
    return wordClasses;
  }

  @Override
  public String toString() {
    return name;
  }
}
