package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.Field;
import dev.weir.model.ListType;
import dev.weir.model.StructType;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;

/// Reads the structure argument of `from_json`: a type name, `[element]`, or `{"field": …}`.
final class JsonStructure {
  private static final int MOST_NESTING = 200;

  private final String text;
  private final Call call;
  private int at;
  private int depth;

  JsonStructure(String text, Call call) {
    this.text = text;
    this.call = call;
  }

  DataType type() {
    DataType type = value();
    skipSpace();
    if (at < text.length()) {
      throw malformed("nothing may follow");
    }
    return type;
  }

  private DataType value() {
    if (++depth > MOST_NESTING) {
      throw malformed("it is nested too deep");
    }
    skipSpace();
    char c = at < text.length() ? text.charAt(at) : 0;
    DataType type =
        switch (c) {
          case '"' -> named(string());
          case '[' -> list();
          case '{' -> struct();
          default -> throw malformed("a type name, a list or an object is expected");
        };
    depth--;
    return type;
  }

  private DataType named(String name) {
    try {
      return DataType.parse(name.equals("NULL") ? "\"NULL\"" : name);
    } catch (WeirException e) {
      throw call.error(String.valueOf(e.getMessage()));
    }
  }

  private DataType list() {
    at++;
    DataType element = value();
    skipSpace();
    expect(']');
    return new ListType(element);
  }

  private DataType struct() {
    at++;
    List<Field> fields = new ArrayList<>();
    do {
      skipSpace();
      String name = string();
      skipSpace();
      expect(':');
      fields.add(new Field(name, value()));
      skipSpace();
    } while (take(','));
    expect('}');
    return new StructType(fields);
  }

  private String string() {
    if (!take('"')) {
      throw malformed("a string is expected");
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\' && at < text.length()) {
        c = escaped(text.charAt(at++));
      }
      value.append(c);
    }
    throw malformed("the closing quote is missing");
  }

  private char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw malformed("an escape is cut off");
    }
    int code = 0;
    for (int end = at + 4; at < end; at++) {
      int digit = Character.digit(text.charAt(at), 16);
      if (digit < 0) {
        throw malformed("an escape is not hexadecimal");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private boolean take(char c) {
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw malformed("'" + c + "' is expected");
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private WeirException malformed(String why) {
    return call.error("the structure is malformed at offset " + at + ": " + why);
  }
}
