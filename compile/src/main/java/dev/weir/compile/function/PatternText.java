package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;

/// Reads a [Pattern] from the catalog's text by recursive descent.
final class PatternText {
  private final String text;
  private int at;

  private PatternText(String text) {
    this.text = text;
  }

  static Pattern parse(String text) {
    PatternText reader = new PatternText(text);
    Pattern pattern = reader.pattern();
    if (reader.at < text.length()) {
      throw reader.error();
    }
    return pattern;
  }

  private Pattern pattern() {
    Pattern pattern = base();
    while (take("[")) {
      if (take("]")) {
        pattern = list(pattern);
      } else if (take("ANY]")) {
        pattern = new Pattern.ArrayOf(pattern);
      } else {
        int end = text.indexOf(']', at);
        String size = text.substring(at, end);
        at = end + 1;
        pattern = new Pattern.Exact(DataType.parse(pattern.text() + "[" + size + "]"));
      }
    }
    return pattern;
  }

  private static Pattern list(Pattern element) {
    return element instanceof Pattern.Exact exact
        ? new Pattern.Exact(new dev.weir.model.ListType(exact.type()))
        : new Pattern.ListOf(element);
  }

  private Pattern base() {
    String word = word();
    return switch (word) {
      case "ANY" -> new Pattern.Any();
      case "T", "K", "V" -> new Pattern.Template(word);
      case "LAMBDA" -> new Pattern.Lambda();
      case "TABLE", "INVALID" -> new Pattern.Table();
      case "DECIMAL", "LIST", "ARRAY", "UNION" -> new Pattern.Open(Pattern.Family.valueOf(word));
      case "MAP" -> take("(") ? map() : new Pattern.Open(Pattern.Family.MAP);
      case "TUPLE" -> take("(") ? tuple() : new Pattern.Open(Pattern.Family.TUPLE);
      case "STRUCT" -> take("(") ? struct() : new Pattern.Open(Pattern.Family.STRUCT);
      default -> new Pattern.Exact(DataType.parse(word));
    };
  }

  private Pattern map() {
    Pattern key = pattern();
    expect(", ");
    Pattern value = pattern();
    expect(")");
    return key instanceof Pattern.Exact k && value instanceof Pattern.Exact v
        ? new Pattern.Exact(new dev.weir.model.MapType(k.type(), v.type()))
        : new Pattern.MapOf(key, value);
  }

  private Pattern tuple() {
    List<Pattern> elements = new ArrayList<>();
    do {
      elements.add(pattern());
    } while (take(", "));
    expect(")");
    return new Pattern.TupleOf(elements);
  }

  private Pattern struct() {
    List<String> names = new ArrayList<>();
    List<Pattern> types = new ArrayList<>();
    do {
      names.add(fieldName());
      expect(" ");
      types.add(pattern());
    } while (take(", "));
    expect(")");
    if (types.stream().allMatch(t -> t instanceof Pattern.Exact)) {
      return new Pattern.Exact(DataType.parse(new Pattern.StructOf(names, types).text()));
    }
    return new Pattern.StructOf(names, types);
  }

  private String fieldName() {
    if (!take("\"")) {
      int start = at;
      at = text.indexOf(' ', at);
      return text.substring(start, at);
    }
    int end = text.indexOf('"', at);
    String name = text.substring(at, end);
    at = end + 1;
    return name;
  }

  /// Type names such as `TIME WITH TIME ZONE` contain spaces.
  private String word() {
    int start = at;
    while (at < text.length() && "[](),".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean take(String symbol) {
    boolean found = text.startsWith(symbol, at);
    if (found) {
      at += symbol.length();
    }
    return found;
  }

  private void expect(String symbol) {
    if (!take(symbol)) {
      throw error();
    }
  }

  private WeirException error() {
    return new WeirException(
        ErrorCode.INTERNAL, "the function catalog has an unreadable type: " + text + " at " + at);
  }
}
