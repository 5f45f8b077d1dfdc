package dev.weir.sql;

/// What differs between the dialects below the grammar: quotes, comments, numbers.
public enum LexicalRule {
  /// `a` in backticks is a quoted name.
  BACKTICK_NAMES,
  /// `"a"` is a string, not a name.
  DOUBLE_QUOTED_STRINGS,
  /// A backslash escapes in every string, not only in `e'…'`.
  BACKSLASH_ESCAPES,
  /// `r'…'` takes backslashes as they are.
  RAW_STRINGS,
  /// `\u0041` in strings with escapes.
  UNICODE_ESCAPES,
  /// `e'…'` strings.
  ESCAPE_STRINGS,
  /// `$$…$$` and `$tag$…$tag$` strings.
  DOLLAR_STRINGS,
  /// A block comment inside a block comment.
  NESTED_COMMENTS,
  /// Neighbouring strings are one, also on one line; without the rule only across lines.
  ADJACENT_STRINGS,
  /// Suffixes of numbers: `1L`, `2S`, `3Y`, `1.0D`, `1.0BD`.
  NUMBER_SUFFIXES,
  /// Underscores inside of numbers.
  NUMBER_UNDERSCORES,
  /// `0x1F`, `0o17`, `0b11`.
  RADIX_NUMBERS,
  /// `!` in front of an expression is NOT.
  BANG_IS_NOT,
  /// A name may start with a digit when a letter follows.
  DIGIT_NAMES,
  /// Any run of operator characters is an operator (`<->`, `@-`); without the rule only known ones
  /// are.
  CUSTOM_OPERATORS
}
