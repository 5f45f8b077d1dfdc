package dev.weir.verify.feature;

import java.util.Locale;
import java.util.regex.Pattern;

/// A column that a place can name: `table` is empty for what has no table, as an alias of the
/// SELECT list.
record Field(String table, String name, Kind kind) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)select|from|order|group|at|end|desc|all|table|case|when|in|as|on|using");

  /// The name as an identifier, quoted where it must be.
  static String identifier(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.matcher(name).matches() ? name : quoted(name);
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  String bare() {
    return identifier(name);
  }

  String qualified() {
    return table.isEmpty() ? bare() : identifier(table) + "." + bare();
  }

  boolean isCalled(String other) {
    return name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  Field in(String other) {
    return new Field(other, name, kind);
  }
}
