package dev.weir.build;

import dev.weir.model.NearestNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first block comment of a SQL file, if nothing but white space and line comments stands
/// before it. It is a header when one of its lines begins with a known key and a colon, or if it is
/// a YAML mapping and has a key that looks like a slip of a known one, or nothing but what looks
/// like keys; otherwise it is a comment like any other.
///
/// @param yaml the comment's text, its marks replaced by blanks so that every character keeps its
///   column
/// @param offset where in the file that text begins
record HeaderComment(String yaml, int offset) {
  private static final Pattern WORD = Pattern.compile("(?m)^\\s*([a-z_]+)\\s*:(?:\\s|$)");
  private static final Pattern BEFORE = Pattern.compile("(?:\\s|--[^\\n]*(?:\\n|$))*");

  static Optional<HeaderComment> find(String sql) {
    Matcher before = BEFORE.matcher(sql);
    int open = before.lookingAt() ? before.end() : 0;
    int close = sql.startsWith("/*", open) ? sql.indexOf("*/", open + 2) : -1;
    if (close < 0) {
      return Optional.empty();
    }
    int lineStart = sql.lastIndexOf('\n', open) + 1;
    String body = sql.substring(open + 2, close);
    String blank = sql.substring(lineStart, open).replaceAll("\\S", " ") + "  ";
    String yaml = blank + withoutGutter(body);
    int surplus = surplus(yaml);
    return Optional.of(new HeaderComment(yaml.substring(surplus), lineStart + surplus));
  }

  /// By how much the line that opens the comment is indented further than the least of the others:
  /// `/* order: unordered` above a line that begins at the margin.
  private static int surplus(String yaml) {
    List<String> lines = yaml.lines().toList();
    if (lines.isEmpty() || lines.getFirst().isBlank()) {
      return 0;
    }
    int first = indent(lines.getFirst());
    int least =
        lines.stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .mapToInt(HeaderComment::indent)
            .min()
            .orElse(first);
    return Math.max(0, first - least);
  }

  /// Whether a line begins with one of these keys.
  boolean names(List<String> keys) {
    String any = String.join("|", keys);
    return Pattern.compile("(?m)^\\s*\\{?\\s*[\"']?(?:" + any + ")[\"']?\\s*:(?:\\s|$)")
        .matcher(yaml)
        .find();
  }

  /// Whether every line that is not indented further than the first begins with what looks like a
  /// key. Keys are in lower case, prose begins with a capital.
  boolean hasOnlyKeys() {
    List<String> lines =
        yaml.lines().filter(line -> !line.isBlank() && !line.strip().startsWith("#")).toList();
    int indent = lines.stream().mapToInt(HeaderComment::indent).min().orElse(0);
    return !lines.isEmpty()
        && lines.stream()
            .filter(line -> line.equals(lines.getFirst()) || indent(line) == indent)
            .allMatch(line -> WORD.matcher(line).lookingAt());
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /// Whether a line begins with what could be meant as one of these keys.
  boolean resembles(List<String> keys) {
    return WORD.matcher(yaml)
        .results()
        .anyMatch(word -> !NearestNames.of(word.group(1), keys).isEmpty());
  }

  /// Blanks out the stars that some people put in front of every line of a comment.
  private static String withoutGutter(String body) {
    String[] lines = body.split("\n", -1);
    for (int i = 1; i < lines.length; i++) {
      boolean last = i == lines.length - 1;
      if (!lines[i].stripLeading().startsWith("*") && !(last && lines[i].isBlank())) {
        return body.startsWith("*") ? " " + body.substring(1) : body;
      }
    }
    StringBuilder out =
        new StringBuilder(lines[0].startsWith("*") ? " " + lines[0].substring(1) : lines[0]);
    for (int i = 1; i < lines.length; i++) {
      out.append('\n').append(lines[i].replaceFirst("\\*", " "));
    }
    return out.toString();
  }
}
