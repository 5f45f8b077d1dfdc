package dev.weir.sql;

import java.util.EnumSet;
import java.util.Set;

/// A dialect's [LexicalRule]s unpacked for the lexer.
record LexicalRules(
    boolean backtickNames,
    boolean doubleQuotedStrings,
    boolean backslashEscapes,
    boolean rawStrings,
    boolean escapeStrings,
    boolean dollarStrings,
    boolean nestedComments,
    boolean adjacentStrings,
    boolean numberSuffixes,
    boolean numberUnderscores,
    boolean radixNumbers,
    boolean bangIsNot,
    boolean digitNames,
    boolean customOperators,
    boolean unicodeEscapes) {

  static LexicalRules of(Set<LexicalRule> rules) {
    EnumSet<LexicalRule> set = EnumSet.noneOf(LexicalRule.class);
    set.addAll(rules);
    return new LexicalRules(
        set.contains(LexicalRule.BACKTICK_NAMES),
        set.contains(LexicalRule.DOUBLE_QUOTED_STRINGS),
        set.contains(LexicalRule.BACKSLASH_ESCAPES),
        set.contains(LexicalRule.RAW_STRINGS),
        set.contains(LexicalRule.ESCAPE_STRINGS),
        set.contains(LexicalRule.DOLLAR_STRINGS),
        set.contains(LexicalRule.NESTED_COMMENTS),
        set.contains(LexicalRule.ADJACENT_STRINGS),
        set.contains(LexicalRule.NUMBER_SUFFIXES),
        set.contains(LexicalRule.NUMBER_UNDERSCORES),
        set.contains(LexicalRule.RADIX_NUMBERS),
        set.contains(LexicalRule.BANG_IS_NOT),
        set.contains(LexicalRule.DIGIT_NAMES),
        set.contains(LexicalRule.CUSTOM_OPERATORS),
        set.contains(LexicalRule.UNICODE_ESCAPES));
  }
}
