package dev.weir.sql.transform;

import java.util.List;
import java.util.Optional;

/// Formats of dates: the engine's `%Y-%m-%d`, the pattern letters of Java and Spark, the templates
/// of PostgreSQL. What has no exact counterpart has none here.
final class DateFormats {
  private record Part(String ours, String java, String postgres) {}

  /// Longer ones before those that they begin with.
  private static final List<Part> PARTS =
      List.of(
          new Part("%Y", "yyyy", "YYYY"),
          new Part("%y", "yy", "YY"),
          new Part("%B", "MMMM", "FMMonth"),
          new Part("%b", "MMM", "Mon"),
          new Part("%m", "MM", "MM"),
          new Part("%j", "DDD", "DDD"),
          new Part("%d", "dd", "DD"),
          new Part("%H", "HH", "HH24"),
          new Part("%I", "hh", "HH12"),
          new Part("%M", "mm", "MI"),
          new Part("%f", "SSSSSS", "US"),
          new Part("%g", "SSS", "MS"),
          new Part("%S", "ss", "SS"),
          new Part("%p", "a", "AM"),
          new Part("%A", "EEEE", "FMDay"),
          new Part("%a", "E", "Dy"));

  private DateFormats() {}

  static Optional<String> toJava(String format) {
    return written(format, '\'', true);
  }

  static Optional<String> toPostgres(String format) {
    return written(format, '"', false);
  }

  static Optional<String> fromJava(String pattern) {
    return read(pattern, '\'', true);
  }

  static Optional<String> fromPostgres(String template) {
    return read(template, '"', false);
  }

  private static Optional<String> written(String format, char quote, boolean java) {
    StringBuilder written = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      if (c != '%') {
        written.append(Character.isLetter(c) ? "" + quote + c + quote : "" + c);
        i++;
        continue;
      }
      Optional<Part> part = starting(format, i, Part::ours);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      written.append(java ? part.get().java() : part.get().postgres());
      i += 2;
    }
    return Optional.of(written.toString());
  }

  private static Optional<String> read(String pattern, char quote, boolean java) {
    StringBuilder read = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int close = c == quote ? pattern.indexOf(quote, i + 1) : -1;
      if (close > 0) {
        read.append(pattern, i + 1, close);
        i = close + 1;
      } else if (!Character.isLetter(c)) {
        read.append(c);
        i++;
      } else {
        Optional<Part> part = starting(pattern, i, java ? Part::java : Part::postgres);
        if (part.isEmpty()) {
          return Optional.empty();
        }
        read.append(part.get().ours());
        i += (java ? part.get().java() : part.get().postgres()).length();
      }
    }
    return Optional.of(read.toString());
  }

  private static Optional<Part> starting(
      String text, int at, java.util.function.Function<Part, String> spelling) {
    return PARTS.stream().filter(p -> text.startsWith(spelling.apply(p), at)).findFirst();
  }
}
