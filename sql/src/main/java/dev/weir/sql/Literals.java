package dev.weir.sql;

/// Reads the values of string tokens.
final class Literals {
  private final Cursor cursor;

  Literals(Cursor cursor) {
    this.cursor = cursor;
  }

  /// The value of the string here, with neighbours that continue it.
  String string() {
    if (!cursor.atString()) {
      throw cursor.unexpected("a string");
    }
    String value = one();
    if (!cursor.atString() || !continues()) {
      return value;
    }
    StringBuilder joined = new StringBuilder(value);
    while (cursor.atString() && continues()) {
      joined.append(one());
    }
    return joined.toString();
  }

  /// The text between the quotes of a prefixed literal such as `x'0F'`.
  String quoted() {
    String written = cursor.text();
    cursor.advance();
    return written.substring(written.indexOf('\'') + 1, written.length() - 1);
  }

  private boolean continues() {
    if (cursor.dialect.lexicalRules().adjacentStrings()) {
      return true;
    }
    int from = cursor.tokens.ends[cursor.index() - 1];
    return cursor.at(Token.STRING)
        && cursor.tokens.text.substring(from, cursor.start()).indexOf('\n') >= 0;
  }

  private String one() {
    String written = cursor.text();
    String value;
    if (cursor.at(Token.DOLLAR_STRING)) {
      int mark = written.indexOf('$', 1) + 1;
      value = written.substring(mark, written.length() - mark);
    } else {
      int first = quoteOf(written);
      char quote = written.charAt(first);
      String inner = written.substring(first + 1, written.length() - 1);
      if (cursor.at(Token.ESCAPE_STRING) && inner.indexOf('\\') >= 0) {
        value = unescaped(inner, quote);
      } else {
        value = inner.indexOf(quote) < 0 ? inner : inner.replace("" + quote + quote, "" + quote);
      }
    }
    cursor.advance();
    return value;
  }

  private static int quoteOf(String written) {
    char first = written.charAt(0);
    return first == '\'' || first == '"' ? 0 : 1;
  }

  private String unescaped(String inner, char quote) {
    StringBuilder value = new StringBuilder(inner.length());
    int i = 0;
    while (i < inner.length()) {
      char c = inner.charAt(i);
      if (c == quote && i + 1 < inner.length() && inner.charAt(i + 1) == quote) {
        value.append(quote);
        i += 2;
      } else if (c == '\\' && i + 1 < inner.length()) {
        i = escape(inner, i + 1, value);
      } else {
        value.append(c);
        i++;
      }
    }
    return value.toString();
  }

  /// Appends what the escape means that starts behind the backslash; returns where it ends.
  private int escape(String inner, int at, StringBuilder value) {
    char c = inner.charAt(at);
    switch (c) {
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'x' -> {
        return number(inner, at + 1, 16, 2, value, 'x');
      }
      case 'u', 'U' -> {
        if (!cursor.dialect.lexicalRules().unicodeEscapes()) {
          value.append(c);
          return at + 1;
        }
        return number(inner, at + 1, 16, c == 'u' ? 4 : 8, value, c);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return number(inner, at, 8, 3, value, c);
      }
      default -> value.append(c);
    }
    return at + 1;
  }

  private static int number(
      String inner, int from, int radix, int most, StringBuilder value, char otherwise) {
    int end = from;
    int code = 0;
    while (end < inner.length()
        && end < from + most
        && Character.digit(inner.charAt(end), radix) >= 0) {
      code = code * radix + Character.digit(inner.charAt(end), radix);
      end++;
    }
    boolean fixed = most >= 4 && end < from + most;
    if (end == from || fixed || !Character.isValidCodePoint(code)) {
      value.append(otherwise);
      return from;
    }
    value.appendCodePoint(code);
    return end;
  }
}
