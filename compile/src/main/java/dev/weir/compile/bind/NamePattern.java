package dev.weir.compile.bind;

import dev.weir.sql.tree.SqlExpression;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Patterns as LIKE and its sisters write them.
final class NamePattern {
  private NamePattern() {}

  /// Whether a text fits; empty where the pattern is none.
  static Optional<Boolean> fits(
      SqlExpression.LikeKind kind, String text, String pattern, Optional<String> escape) {
    return compiled(kind, pattern, escape).map(p -> p.matcher(text).matches());
  }

  /// Whether a part of a text fits a regular expression.
  static Optional<Boolean> isFound(String text, String pattern) {
    return regex(pattern, 0).map(p -> p.matcher(text).find());
  }

  /// Whether a text fits a regular expression from end to end.
  static Optional<Boolean> isWhole(String text, String pattern) {
    return regex(pattern, 0).map(p -> p.matcher(text).matches());
  }

  /// A part of a text that fits a regular expression, to be asked for its groups.
  static Optional<Matcher> matcher(String text, String pattern) {
    return regex(pattern, 0).map(p -> p.matcher(text)).filter(Matcher::find);
  }

  private static Optional<Pattern> compiled(
      SqlExpression.LikeKind kind, String pattern, Optional<String> escape) {
    int dots = Pattern.DOTALL;
    return switch (kind) {
      case LIKE -> translated(pattern, escape).flatMap(r -> regex(r, dots));
      case ILIKE ->
          translated(pattern, escape)
              .flatMap(r -> regex(r, dots | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
      case GLOB -> regex(glob(pattern), dots);
      case SIMILAR_TO -> regex(pattern, 0);
    };
  }

  private static Optional<Pattern> regex(String pattern, int flags) {
    try {
      return Optional.of(Pattern.compile(pattern, flags));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> translated(String pattern, Optional<String> escape) {
    int escaping = escape.filter(e -> e.length() == 1).map(e -> (int) e.charAt(0)).orElse(-1);
    if (escape.isPresent() && escape.get().length() > 1) {
      return Optional.empty();
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == escaping) {
        i++;
        if (i == pattern.length()) {
          return Optional.empty();
        }
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
      } else if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Optional.of(regex.toString());
  }

  /// `*`, `?` and `[a-z]`, `[!a]`.
  private static String glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int end = c == '[' ? pattern.indexOf(']', i + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (end > 0) {
        String inside = pattern.substring(i + 1, end).replace("\\", "\\\\").replace("^", "\\^");
        regex.append('[');
        regex.append(inside.startsWith("!") ? "^" + inside.substring(1) : inside);
        regex.append(']');
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
