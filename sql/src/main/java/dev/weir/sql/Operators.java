package dev.weir.sql;

/// The operators that the grammar or a dialect knows by name.
final class Operators {
  /// No operator of that text is known.
  static final int NONE = -1;

  private Operators() {}

  /// The token of the operator between two offsets, or [#NONE].
  static int find(String text, int start, int end) {
    char first = text.charAt(start);
    char second = end - start > 1 ? text.charAt(start + 1) : 0;
    Token token =
        switch (end - start) {
          case 1 -> oneCharacter(first);
          case 2 -> twoCharacters(first, second);
          default -> isMatch(text, start, end) ? Token.MATCH_OPERATOR : Token.OTHER_OPERATOR;
        };
    boolean known = token != Token.OTHER_OPERATOR || isOther(text, start, end);
    return known ? token.ordinal() : NONE;
  }

  private static Token oneCharacter(char c) {
    return switch (c) {
      case '+' -> Token.PLUS;
      case '-' -> Token.MINUS;
      case '*' -> Token.ASTERISK;
      case '/' -> Token.SLASH;
      case '%' -> Token.PERCENT_SIGN;
      case '^' -> Token.CARET;
      case '=' -> Token.EQUALS;
      case '<' -> Token.LESS;
      case '>' -> Token.GREATER;
      case '&' -> Token.AMPERSAND;
      case '|' -> Token.PIPE;
      case '~' -> Token.TILDE;
      case '!' -> Token.BANG;
      default -> Token.OTHER_OPERATOR;
    };
  }

  private static Token twoCharacters(char first, char second) {
    return switch (first) {
      case '-' -> second == '>' ? Token.ARROW : Token.OTHER_OPERATOR;
      case '=' ->
          second == '>' ? Token.FAT_ARROW : second == '=' ? Token.EQUALS : Token.OTHER_OPERATOR;
      case '<' ->
          switch (second) {
            case '>' -> Token.NOT_EQUALS;
            case '=' -> Token.LESS_OR_EQUAL;
            case '<' -> Token.SHIFT_LEFT;
            default -> Token.OTHER_OPERATOR;
          };
      case '>' ->
          switch (second) {
            case '=' -> Token.GREATER_OR_EQUAL;
            case '>' -> Token.SHIFT_RIGHT;
            default -> Token.OTHER_OPERATOR;
          };
      case '!' ->
          switch (second) {
            case '=' -> Token.NOT_EQUALS;
            case '~' -> Token.MATCH_OPERATOR;
            default -> Token.OTHER_OPERATOR;
          };
      case '~' -> second == '~' || second == '*' ? Token.MATCH_OPERATOR : Token.OTHER_OPERATOR;
      case '*' -> second == '*' ? Token.DOUBLE_ASTERISK : Token.OTHER_OPERATOR;
      case '/' -> second == '/' ? Token.DOUBLE_SLASH : Token.OTHER_OPERATOR;
      default -> Token.OTHER_OPERATOR;
    };
  }

  private static boolean isMatch(String text, int start, int end) {
    return switch (end - start) {
      case 3 ->
          text.startsWith("~~~", start)
              || text.startsWith("~~*", start)
              || text.startsWith("!~~", start)
              || text.startsWith("!~*", start);
      case 4 -> text.startsWith("!~~*", start);
      default -> false;
    };
  }

  private static boolean isOther(String text, int start, int end) {
    return switch (end - start) {
      case 2 ->
          text.startsWith("||", start)
              || text.startsWith("&&", start)
              || text.startsWith("^@", start)
              || text.startsWith("@>", start)
              || text.startsWith("<@", start);
      case 3 ->
          text.startsWith("->>", start)
              || text.startsWith("<=>", start)
              || text.startsWith("<->", start);
      default -> end - start == 1;
    };
  }
}
