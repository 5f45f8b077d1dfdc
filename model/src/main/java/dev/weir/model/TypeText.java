package dev.weir.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads the text of a type by recursive descent.
final class TypeText {
  private static final int MOST_NESTING = 200;

  private final String text;
  private int at;
  private int depth;

  TypeText(String text) {
    this.text = text;
  }

  DataType parse() {
    DataType type = type();
    skipSpace();
    if (at < text.length()) {
      throw error("unexpected '" + text.substring(at) + "'");
    }
    return type;
  }

  private DataType type() {
    if (++depth > MOST_NESTING) {
      throw error("nested deeper than " + MOST_NESTING);
    }
    DataType type = base();
    while (true) {
      if (take("[")) {
        type = take("]") ? new ListType(type) : sized(type);
      } else if (takeWord("array")) {
        type = take("[") ? sized(type) : new ListType(type);
      } else {
        depth--;
        return type;
      }
    }
  }

  private DataType sized(DataType element) {
    int size = number();
    expect("]");
    return new ArrayType(element, size);
  }

  private DataType base() {
    skipSpace();
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    String name = identifier();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "struct", "row" -> peek("(") ? composite(name) : unknown(name);
      case "tuple" -> new TupleType(types());
      case "union" -> new UnionType(fields());
      case "map" -> map();
      case "list" -> {
        List<DataType> inner = types();
        yield inner.size() == 1 ? new ListType(inner.getFirst()) : unknown(name);
      }
      case "enum" -> new EnumType(strings());
      case "decimal", "numeric", "dec" -> decimal();
      default -> scalar(name, quoted);
    };
  }

  private DataType composite(String name) {
    int start = at;
    try {
      return new StructType(fields());
    } catch (WeirException e) {
      if (!name.equalsIgnoreCase("row")) {
        throw e;
      }
      at = start;
      return new TupleType(types());
    }
  }

  private DataType map() {
    List<DataType> inner = types();
    if (inner.size() != 2) {
      throw error("MAP takes a key type and a value type");
    }
    return new MapType(inner.get(0), inner.get(1));
  }

  private DataType decimal() {
    if (!take("(")) {
      return new DecimalType(18, 3);
    }
    int precision = number();
    int scale = take(",") ? number() : 0;
    expect(")");
    return new DecimalType(precision, scale);
  }

  private DataType scalar(String first, boolean quoted) {
    String name = first;
    if (!quoted) {
      name = manyWords(first);
    }
    DataType type = ScalarType.named(name).map(t -> (DataType) t).orElse(null);
    if (type == null) {
      return unknown(name);
    }
    if (type == ScalarType.VARCHAR || type == ScalarType.BLOB || type == ScalarType.BIT) {
      skipLength();
    }
    return type;
  }

  private String manyWords(String first) {
    switch (first.toLowerCase(Locale.ROOT)) {
      case "time", "timestamp" -> {
        skipLength();
        if (takeWord("with")) {
          expectWords("time", "zone");
          return first + " with time zone";
        }
        if (takeWord("without")) {
          expectWords("time", "zone");
        }
        return first;
      }
      case "double" -> takeWord("precision");
      case "character" -> takeWord("varying");
      default -> {}
    }
    return first;
  }

  private void skipLength() {
    if (take("(")) {
      number();
      expect(")");
    }
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    expect("(");
    do {
      String name = identifier();
      fields.add(new Field(name, type()));
    } while (take(","));
    expect(")");
    return fields;
  }

  private List<DataType> types() {
    List<DataType> types = new ArrayList<>();
    expect("(");
    do {
      types.add(type());
    } while (take(","));
    expect(")");
    return types;
  }

  private List<String> strings() {
    List<String> strings = new ArrayList<>();
    expect("(");
    do {
      skipSpace();
      strings.add(quoted('\''));
    } while (take(","));
    expect(")");
    return strings;
  }

  private String identifier() {
    skipSpace();
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted('"');
    }
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw error("a name is missing at offset " + at);
    }
    return text.substring(start, at);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    if (at >= text.length() || text.charAt(at) != quote) {
      throw error("a " + quote + " is missing at offset " + at);
    }
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        if (at < text.length() && text.charAt(at) == quote) {
          at++;
        } else {
          return value.toString();
        }
      }
      value.append(c);
    }
    throw error("a closing " + quote + " is missing");
  }

  private int number() {
    skipSpace();
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (start == at || at - start > 9) {
      throw error("a number is missing or too large at offset " + start);
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private boolean peek(String symbol) {
    skipSpace();
    return text.startsWith(symbol, at);
  }

  private boolean take(String symbol) {
    boolean found = peek(symbol);
    if (found) {
      at += symbol.length();
    }
    return found;
  }

  private void expect(String symbol) {
    if (!take(symbol)) {
      throw error("'" + symbol + "' is missing at offset " + at);
    }
  }

  private boolean takeWord(String word) {
    skipSpace();
    int end = at + word.length();
    boolean found =
        text.regionMatches(true, at, word, 0, word.length())
            && (end == text.length() || !isNamePart(text.charAt(end)));
    if (found) {
      at = end;
    }
    return found;
  }

  private void expectWords(String... words) {
    for (String word : words) {
      if (!takeWord(word)) {
        throw error("'" + word + "' is missing at offset " + at);
      }
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private DataType unknown(String name) {
    List<String> names =
        new ArrayList<>(List.of("STRUCT", "MAP", "LIST", "UNION", "ENUM", "DECIMAL"));
    Arrays.stream(ScalarType.values()).map(ScalarType::text).forEach(names::add);
    throw error("there is no type " + name + NearestNames.hint(name, names));
  }

  private WeirException error(String why) {
    return new WeirException(ErrorCode.UNKNOWN_TYPE, "cannot read the type '" + text + "': " + why);
  }
}
