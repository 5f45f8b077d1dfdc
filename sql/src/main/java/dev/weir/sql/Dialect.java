package dev.weir.sql;

import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A dialect of SQL as one small declaration: what its text looks like and what its defaults mean.
/// The grammar is one for all dialects; a dialect never forks it. What a dialect says in another
/// form is the affair of the transforms. Immutable and thread-safe.
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
          Set.of(SyntaxRule.NUMBERS_AS_WRITTEN),
          NameCase.KEPT,
          '"',
          NullPlacement.LAST,
          Words.classes(
              DuckdbWords.RESERVED,
              DuckdbWords.NOT_FUNCTIONS,
              DuckdbWords.ONLY_FUNCTIONS,
              DuckdbWords.NOT_BARE_ALIASES));

  /// Spark SQL 4.
  public static final Dialect SPARK =
      new Dialect(
          "spark",
          Set.of(
              LexicalRule.BACKTICK_NAMES,
              LexicalRule.DOUBLE_QUOTED_STRINGS,
              LexicalRule.BACKSLASH_ESCAPES,
              LexicalRule.UNICODE_ESCAPES,
              LexicalRule.RAW_STRINGS,
              LexicalRule.NESTED_COMMENTS,
              LexicalRule.ADJACENT_STRINGS,
              LexicalRule.NUMBER_SUFFIXES,
              LexicalRule.BANG_IS_NOT,
              LexicalRule.DIGIT_NAMES),
          Set.of(
              SyntaxRule.JOINS_WITHOUT_CONDITION,
              SyntaxRule.CARET_IS_XOR,
              SyntaxRule.SPARK_OPERATORS,
              SyntaxRule.MINUS_IS_EXCEPT,
              SyntaxRule.LATERAL_VIEWS,
              SyntaxRule.ANGLE_TYPES,
              SyntaxRule.ARROW_LAMBDAS,
              SyntaxRule.LEFT_SEMI_JOINS,
              SyntaxRule.STAR_EXCEPT,
              SyntaxRule.STRING_INTERVALS,
              SyntaxRule.ARROW_ARGUMENTS),
          NameCase.KEPT,
          '`',
          NullPlacement.SMALLEST,
          Words.classes(
              OtherWords.SPARK_RESERVED,
              OtherWords.SPARK_NOT_FUNCTIONS,
              OtherWords.SPARK_ONLY_FUNCTIONS,
              OtherWords.SPARK_NOT_BARE_ALIASES));

  /// PostgreSQL 17.
  public static final Dialect POSTGRES =
      new Dialect(
          "postgres",
          Set.of(
              LexicalRule.ESCAPE_STRINGS,
              LexicalRule.UNICODE_ESCAPES,
              LexicalRule.DOLLAR_STRINGS,
              LexicalRule.NESTED_COMMENTS,
              LexicalRule.NUMBER_UNDERSCORES,
              LexicalRule.RADIX_NUMBERS,
              LexicalRule.CUSTOM_OPERATORS),
          Set.of(
              SyntaxRule.TIGHT_ARROWS,
              SyntaxRule.SYMMETRIC_BETWEEN,
              SyntaxRule.QUOTED_INTERVALS,
              SyntaxRule.BRACKETED_RECEIVERS,
              SyntaxRule.ARROW_ARGUMENTS),
          NameCase.LOWERED,
          '"',
          NullPlacement.LARGEST,
          Words.classes(
              DuckdbWords.RESERVED,
              DuckdbWords.NOT_FUNCTIONS,
              DuckdbWords.ONLY_FUNCTIONS,
              DuckdbWords.NOT_BARE_ALIASES));

  /// The standard, ISO/IEC 9075:2023, without what no engine has.
  public static final Dialect ANSI =
      new Dialect(
          "ansi",
          Set.of(LexicalRule.NESTED_COMMENTS, LexicalRule.NUMBER_UNDERSCORES),
          Set.of(
              SyntaxRule.SYMMETRIC_BETWEEN,
              SyntaxRule.STRING_INTERVALS,
              SyntaxRule.FETCH_LIMITS,
              SyntaxRule.WORD_ARRAYS,
              SyntaxRule.ARROW_ARGUMENTS),
          NameCase.RAISED,
          '"',
          NullPlacement.UNKNOWN,
          Words.classes(
              DuckdbWords.RESERVED + OtherWords.ANSI_MORE_RESERVED,
              DuckdbWords.NOT_FUNCTIONS,
              DuckdbWords.ONLY_FUNCTIONS,
              DuckdbWords.NOT_BARE_ALIASES));

  private static final List<Dialect> ALL = List.of(DUCKDB, SPARK, POSTGRES, ANSI);

  private final String name;
  private final LexicalRules lexicalRules;
  private final EnumSet<SyntaxRule> syntaxRules;
  private final NameCase nameCase;
  private final char nameQuote;
  private final NullPlacement nulls;
  private final byte[] wordClasses;

  private Dialect(
      String name,
      Set<LexicalRule> lexicalRules,
      Set<SyntaxRule> syntaxRules,
      NameCase nameCase,
      char nameQuote,
      NullPlacement nulls,
      byte[] wordClasses) {
    this.name = name;
    this.lexicalRules = LexicalRules.of(lexicalRules);
    this.syntaxRules = EnumSet.noneOf(SyntaxRule.class);
    this.syntaxRules.addAll(syntaxRules);
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
    LAST,
    /// As the engine likes.
    UNKNOWN
  }

  /// All dialects, in the order in which they are told.
  public static List<Dialect> all() {
    return ALL;
  }

  /// The dialect of that name; an error that lists them when there is none.
  public static Dialect named(String name) {
    List<String> names = ALL.stream().map(Dialect::name).toList();
    return ALL.stream()
        .filter(d -> d.name.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new WeirException(
                ErrorCode.INVALID_OPTION,
                "no dialect is called "
                    + name
                    + NearestNames.hint(name, names)
                    + "; the dialects are "
                    + String.join(", ", names)));
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

  /// Whether the dialect has a rule of syntax.
  public boolean has(SyntaxRule rule) {
    return syntaxRules.contains(rule);
  }

  LexicalRules lexicalRules() {
    return lexicalRules;
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
