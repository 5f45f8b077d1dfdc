package dev.weir.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON with one text per value, after RFC 8785: no white space, keys sorted by UTF-16 code units,
/// numbers as ECMAScript prints them, the fewest escapes. The same value gives the same bytes in
/// every JVM. Use the static methods for values, or an instance to write without building them.
///
/// An instance is not thread-safe. It trusts its caller to name keys in order, which an assertion
/// checks.
public final class CanonicalJson {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text;
  private final ArrayList<String> lastKeys = new ArrayList<>();
  private boolean needsComma;

  /// A writer that starts with nothing.
  public CanonicalJson() {
    this(new StringBuilder(1024));
  }

  /// A writer that appends to a text.
  public CanonicalJson(StringBuilder text) {
    this.text = text;
  }

  /// The text of a value.
  public static String write(JsonValue value) {
    CanonicalJson json = new CanonicalJson();
    json.value(value);
    return json.text();
  }

  /// The value of a text, canonical or not.
  ///
  /// @throws WeirException with `SYNTAX` if it is not JSON, names a key twice or goes too deep
  public static JsonValue read(String text) {
    return new JsonText(text).read();
  }

  /// What was written so far.
  public String text() {
    return text.toString();
  }

  /// `{`
  public CanonicalJson beginObject() {
    separate();
    text.append('{');
    lastKeys.add("");
    needsComma = false;
    return this;
  }

  /// `}`
  public CanonicalJson endObject() {
    text.append('}');
    lastKeys.removeLast();
    needsComma = true;
    return this;
  }

  /// `[`
  public CanonicalJson beginArray() {
    separate();
    text.append('[');
    needsComma = false;
    return this;
  }

  /// `]`
  public CanonicalJson endArray() {
    text.append(']');
    needsComma = true;
    return this;
  }

  /// The key of the next value; keys of an object come in ascending order.
  public CanonicalJson key(String name) {
    assert lastKeys.getLast().isEmpty() || lastKeys.getLast().compareTo(name) < 0
        : "key '" + name + "' does not come after '" + lastKeys.getLast() + "'";
    lastKeys.set(lastKeys.size() - 1, name);
    separate();
    quote(name);
    text.append(':');
    needsComma = false;
    return this;
  }

  /// A string.
  public CanonicalJson string(String value) {
    separate();
    quote(value);
    needsComma = true;
    return this;
  }

  /// A whole number; exact up to 2^53.
  public CanonicalJson number(long value) {
    if (Math.abs(value) > 1L << 53) {
      return number(JsonValue.JsonNumber.of(value).value());
    }
    separate();
    text.append(value);
    needsComma = true;
    return this;
  }

  /// A finite number.
  public CanonicalJson number(double value) {
    separate();
    if (value == Math.rint(value) && Math.abs(value) <= 1L << 53) {
      text.append((long) value);
    } else {
      text.append(ecmaScript(value));
    }
    needsComma = true;
    return this;
  }

  /// True or false.
  public CanonicalJson truth(Boolean value) {
    separate();
    text.append(value.booleanValue());
    needsComma = true;
    return this;
  }

  /// Null.
  public CanonicalJson nothing() {
    separate();
    text.append("null");
    needsComma = true;
    return this;
  }

  /// Any value; its objects' keys are sorted here.
  public CanonicalJson value(JsonValue value) {
    switch (value) {
      case JsonValue.JsonObject(Map<String, JsonValue> members) -> {
        beginObject();
        new TreeMap<>(members).forEach((name, member) -> key(name).value(member));
        endObject();
      }
      case JsonValue.JsonArray(List<JsonValue> elements) -> {
        beginArray();
        elements.forEach(this::value);
        endArray();
      }
      case JsonValue.JsonString(String string) -> string(string);
      case JsonValue.JsonNumber(double number) -> number(number);
      case JsonValue.JsonBoolean(boolean truth) -> truth(truth);
      case JsonValue.JsonNull() -> nothing();
    }
    return this;
  }

  private void separate() {
    if (needsComma) {
      text.append(',');
    }
  }

  private void quote(String value) {
    int plain = 0;
    while (plain < value.length() && isPlain(value.charAt(plain))) {
      plain++;
    }
    if (plain == value.length()) {
      text.append('"').append(value).append('"');
      return;
    }
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20) {
            text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\';
  }

  /// The shortest digits are those of [Double#toString]; only their layout is ECMAScript's.
  private static String ecmaScript(double value) {
    String shortest = Double.toString(Math.abs(value));
    int e = shortest.indexOf('E');
    String mantissa = e < 0 ? shortest : shortest.substring(0, e);
    int point = mantissa.indexOf('.');
    String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
    int exponent = point + (e < 0 ? 0 : Integer.parseInt(shortest.substring(e + 1)));
    int leading = 0;
    while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
      leading++;
    }
    exponent -= leading;
    digits = digits.substring(leading).replaceFirst("0+$", "");
    String sign = value < 0 ? "-" : "";
    int count = digits.length();
    if (count <= exponent && exponent <= 21) {
      return sign + digits + "0".repeat(exponent - count);
    }
    if (0 < exponent && exponent <= 21) {
      return sign + digits.substring(0, exponent) + "." + digits.substring(exponent);
    }
    if (-6 < exponent && exponent <= 0) {
      return sign + "0." + "0".repeat(-exponent) + digits;
    }
    String fraction = count == 1 ? "" : "." + digits.substring(1);
    return sign + digits.charAt(0) + fraction + "e" + (exponent > 0 ? "+" : "") + (exponent - 1);
  }
}
