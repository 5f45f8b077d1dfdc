package dev.weir.store;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A pattern for paths with `/` between parts: `*` and `?` stay within a part, `**` as a whole part
/// means any number of parts, also none; `[abc]` and `[a-z]` are one character of a set. A part
/// that starts with `.` or `_` is matched only by a part of the pattern that starts likewise.
record GlobPattern(String text) {
  static boolean hasWildcard(String part) {
    return part.indexOf('*') >= 0 || part.indexOf('?') >= 0 || part.indexOf('[') >= 0;
  }

  /// The pattern that matches this path alone: engines take the paths that they read for patterns,
  /// and `a[1].csv` would read `a1.csv`.
  static String literal(Path path) {
    StringBuilder out = new StringBuilder();
    for (char c : path.toString().toCharArray()) {
      if (c == '*' || c == '?' || c == '[') {
        out.append('[').append(c).append(']');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// How many folders deep a match can lie; a large number for `**`.
  int depth() {
    List<String> parts = List.of(text.split("/"));
    return parts.contains("**") ? Integer.MAX_VALUE : parts.size();
  }

  Pattern regex() {
    StringBuilder out = new StringBuilder();
    String[] parts = text.split("/");
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (parts[i].equals("**")) {
        out.append(last ? "(?:(?![._])[^/]+/)*(?![._])[^/]+" : "(?:(?![._])[^/]+/)*");
      } else {
        part(parts[i], out);
        out.append(last ? "" : "/");
      }
    }
    return Pattern.compile(out.toString());
  }

  private static void part(String part, StringBuilder out) {
    boolean open = part.startsWith(".") || part.startsWith("_");
    out.append(open ? "" : "(?![._])");
    int at = 0;
    while (at < part.length()) {
      char c = part.charAt(at);
      int end = c == '[' ? part.indexOf(']', at + 2) : -1;
      if (end > 0) {
        String set = part.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
        out.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        at = end + 1;
      } else {
        out.append(
            switch (c) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(String.valueOf(c));
            });
        at++;
      }
    }
  }
}
