package dev.weir.sql;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.util.Arrays;
import java.util.List;

/// Cuts a text into [Tokens] in one pass. Operators are cut as PostgreSQL and DuckDB do: the
/// longest run of operator characters, without a trailing `+` or `-` unless the run has a character
/// that no standard operator has.
final class Lexer {
  private final String text;
  private final String file;
  private final LexicalRules rules;
  private final Tokens tokens;
  private int[] open = new int[32];
  private int openCount;
  private int at;

  private Lexer(String text, LexicalRules rules, String file) {
    this.text = text;
    this.file = file;
    this.rules = rules;
    this.tokens = new Tokens(text);
  }

  static Tokens lex(String text, LexicalRules rules, String file) {
    return new Lexer(text, rules, file).run();
  }

  private Tokens run() {
    int length = text.length();
    while (true) {
      skipSpace();
      if (at >= length) {
        break;
      }
      next(text.charAt(at));
    }
    tokens.add(Token.END_OF_TEXT.ordinal(), length, length);
    for (int i = 0; i < openCount; i++) {
      tokens.closes[open[i]] = tokens.size - 1;
    }
    return tokens;
  }

  private void next(char c) {
    if (isNameStart(c)) {
      wordOrPrefixedString(c);
    } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
      number();
    } else {
      symbol(c);
    }
  }

  private void symbol(char c) {
    switch (c) {
      case '\'' ->
          string(at, at + 1, rules.backslashEscapes() ? Token.ESCAPE_STRING : Token.STRING);
      case '"' -> {
        if (rules.doubleQuotedStrings()) {
          string(at, at + 1, rules.backslashEscapes() ? Token.ESCAPE_STRING : Token.STRING);
        } else {
          quotedName('"');
        }
      }
      case '`' -> {
        if (!rules.backtickNames()) {
          throw fail(at, "found a character that starts nothing in this dialect: `");
        }
        quotedName('`');
      }
      case ',' -> single(Token.COMMA);
      case '.' -> single(Token.DOT);
      case ';' -> single(Token.SEMICOLON);
      case '(' -> opening(Token.LEFT_PARENTHESIS);
      case ')' -> closing(Token.RIGHT_PARENTHESIS);
      case '[' -> opening(Token.LEFT_BRACKET);
      case ']' -> closing(Token.RIGHT_BRACKET);
      case '{' -> opening(Token.LEFT_BRACE);
      case '}' -> closing(Token.RIGHT_BRACE);
      case '#' -> single(Token.HASH);
      case ':' -> {
        if (peek(1) == ':') {
          several(Token.DOUBLE_COLON, 2);
        } else if (peek(1) == '=') {
          several(Token.COLON_EQUALS, 2);
        } else {
          single(Token.COLON);
        }
      }
      case '$' -> dollar();
      case '?' -> single(Token.QUESTION_MARK);
      default -> {
        if (!isOperator(c)) {
          throw fail(at, "found a character that starts nothing: " + describe(c));
        }
        operator();
      }
    }
  }

  // ---- space and comments ----

  private void skipSpace() {
    int length = text.length();
    while (at < length) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B) {
        at++;
      } else if (c == '-' && peek(1) == '-') {
        int start = at;
        while (at < length && text.charAt(at) != '\n') {
          at++;
        }
        tokens.addComment(start, at);
      } else if (c == '/' && peek(1) == '*') {
        blockComment();
      } else if (c >= 0x80 && isWideSpace(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private void blockComment() {
    int start = at;
    int depth = 1;
    at += 2;
    while (depth > 0) {
      if (at >= text.length()) {
        throw fail(start, "the comment that starts here has no end: write */");
      }
      char c = text.charAt(at);
      if (c == '*' && peek(1) == '/') {
        depth--;
        at += 2;
      } else if (c == '/' && peek(1) == '*' && rules.nestedComments()) {
        depth++;
        at += 2;
      } else {
        at++;
      }
    }
    tokens.addComment(start, at);
  }

  private static boolean isWideSpace(char c) {
    return c == 0xA0
        || c >= 0x2000 && c <= 0x200B
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000
        || c == 0xFEFF;
  }

  // ---- words ----

  private void wordOrPrefixedString(char c) {
    int start = at;
    if (peek(1) == '\'' && prefixedString(c | 0x20)) {
      return;
    }
    int length = text.length();
    int end = at + 1;
    while (end < length && isNamePart(text.charAt(end))) {
      end++;
    }
    at = end;
    tokens.add(Words.find(text, start, end), start, end);
  }

  private boolean prefixedString(int folded) {
    switch (folded) {
      case 'e' -> {
        if (!rules.escapeStrings()) {
          return false;
        }
        string(at, at + 2, Token.ESCAPE_STRING);
      }
      case 'r' -> {
        if (!rules.rawStrings()) {
          return false;
        }
        string(at, at + 2, Token.STRING);
      }
      case 'x' -> string(at, at + 2, Token.BLOB);
      case 'b' -> string(at, at + 2, Token.BITS);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void quotedName(char quote) {
    int start = at;
    int end = at + 1;
    while (true) {
      end = text.indexOf(quote, end);
      if (end < 0) {
        throw fail(start, "the quoted name that starts here has no end: write " + quote);
      }
      if (end + 1 >= text.length() || text.charAt(end + 1) != quote) {
        break;
      }
      end += 2;
    }
    if (end == start + 1) {
      throw fail(start, "a quoted name has at least one character");
    }
    at = end + 1;
    tokens.add(Token.QUOTED_IDENTIFIER.ordinal(), start, at);
  }

  // ---- strings ----

  private void string(int start, int from, Token kind) {
    char quote = text.charAt(from - 1);
    int end = from;
    while (true) {
      if (end >= text.length()) {
        throw fail(start, "the string that starts here has no end: write " + quote);
      }
      char c = text.charAt(end);
      if (c == quote) {
        if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
          end += 2;
          continue;
        }
        break;
      }
      end += c == '\\' && kind == Token.ESCAPE_STRING ? 2 : 1;
    }
    at = end + 1;
    tokens.add(kind.ordinal(), start, at);
  }

  private void dollar() {
    int start = at;
    int end = at + 1;
    while (end < text.length() && isNamePart(text.charAt(end)) && text.charAt(end) != '$') {
      end++;
    }
    boolean tag = end < text.length() && text.charAt(end) == '$' && !isDigit(peek(1));
    if (tag && rules.dollarStrings()) {
      String mark = text.substring(start, end + 1);
      int close = text.indexOf(mark, end + 1);
      if (close < 0) {
        throw fail(start, "the string that starts here has no end: write " + mark);
      }
      at = close + mark.length();
      tokens.add(Token.DOLLAR_STRING.ordinal(), start, at);
      return;
    }
    if (end == start + 1) {
      throw fail(start, "expected a number or a name after $");
    }
    at = end;
    tokens.add(Token.PARAMETER.ordinal(), start, at);
  }

  // ---- numbers ----

  private void number() {
    int start = at;
    if (rules.radixNumbers() && text.charAt(at) == '0' && radixNumber()) {
      return;
    }
    digits();
    if (at < text.length() && text.charAt(at) == '.' && peek(1) != '.') {
      at++;
      digits();
    }
    int mark = at;
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      if (at < text.length() && isDigit(text.charAt(at))) {
        digits();
      } else {
        at = mark;
      }
    }
    if (rules.numberSuffixes()) {
      suffix();
    }
    if (rules.digitNames()
        && at < text.length()
        && isNameStart(text.charAt(at))
        && plainDigits(start)) {
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      tokens.add(Token.IDENTIFIER.ordinal(), start, at);
      return;
    }
    tokens.add(Token.NUMBER.ordinal(), start, at);
  }

  private boolean plainDigits(int start) {
    for (int i = start; i < at; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean radixNumber() {
    int radix =
        switch (peek(1) | 0x20) {
          case 'x' -> 16;
          case 'o' -> 8;
          case 'b' -> 2;
          default -> 0;
        };
    if (radix == 0 || Character.digit(peek(2), radix) < 0) {
      return false;
    }
    int start = at;
    at += 2;
    while (at < text.length()
        && (Character.digit(text.charAt(at), radix) >= 0 || text.charAt(at) == '_')) {
      at++;
    }
    tokens.add(Token.NUMBER.ordinal(), start, at);
    return true;
  }

  private void digits() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isDigit(c) || c == '_' && rules.numberUnderscores() && isDigit(peek(1))) {
        at++;
      } else {
        return;
      }
    }
  }

  private void suffix() {
    int end = at;
    while (end < text.length() && end < at + 3 && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean known =
        switch (end - at) {
          case 1 -> "LlSsYyDdFf".indexOf(text.charAt(at)) >= 0;
          case 2 -> (text.charAt(at) | 0x20) == 'b' && (text.charAt(at + 1) | 0x20) == 'd';
          default -> false;
        };
    if (known) {
      at = end;
    }
  }

  // ---- symbols ----

  private void single(Token token) {
    tokens.add(token.ordinal(), at, at + 1);
    at++;
  }

  private void several(Token token, int width) {
    tokens.add(token.ordinal(), at, at + width);
    at += width;
  }

  private void opening(Token token) {
    if (openCount == open.length) {
      open = Arrays.copyOf(open, openCount * 2);
    }
    open[openCount++] = tokens.size;
    single(token);
  }

  private void closing(Token token) {
    if (openCount > 0) {
      openCount--;
      tokens.closes[open[openCount]] = tokens.size;
    }
    single(token);
  }

  private void operator() {
    int start = at;
    int end = at;
    boolean special = false;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (!isOperator(c) || startsComment(c, end)) {
        break;
      }
      special |= c == '~' || c == '!' || c == '@' || c == '%' || c == '^' || c == '&' || c == '|';
      end++;
    }
    boolean free = special && rules.customOperators();
    if (!free) {
      while (end > start + 1 && (text.charAt(end - 1) == '-' || text.charAt(end - 1) == '+')) {
        end--;
      }
    }
    int kind = Operators.find(text, start, end);
    while (kind == Operators.NONE && !free && end > start + 1) {
      end--;
      kind = Operators.find(text, start, end);
    }
    at = end;
    tokens.add(kind == Operators.NONE ? Token.OTHER_OPERATOR.ordinal() : kind, start, end);
  }

  private boolean startsComment(char c, int index) {
    if (index + 1 >= text.length()) {
      return false;
    }
    char following = text.charAt(index + 1);
    return c == '-' && following == '-' || c == '/' && following == '*';
  }

  // ---- characters ----

  private char peek(int distance) {
    int index = at + distance;
    return index < text.length() ? text.charAt(index) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80 && !isWideSpace(c);
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }

  private static boolean isOperator(char c) {
    return switch (c) {
      case '+', '-', '*', '/', '<', '>', '=', '~', '!', '@', '%', '^', '&', '|' -> true;
      default -> false;
    };
  }

  private static String describe(char c) {
    return c < ' ' ? "U+" + String.format("%04X", (int) c) : String.valueOf(c);
  }

  private WeirException fail(int offset, String message) {
    return new WeirException(
        List.of(Problem.at(ErrorCode.SYNTAX, message, SourcePlace.of(file, text, offset))));
  }
}
