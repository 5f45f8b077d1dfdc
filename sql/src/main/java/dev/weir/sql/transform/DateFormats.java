package dev.weir.sql.transform;

import java.util.Optional;

/// Formats of dates: the engine's `%Y-%m-%d` as the pattern letters of Java and Spark, or as the
/// template of PostgreSQL. What has no exact counterpart has none here.
final class DateFormats {
  private DateFormats() {}

  static Optional<String> toJava(String format) {
    return converted(format, true);
  }

  static Optional<String> toPostgres(String format) {
    return converted(format, false);
  }

  private static Optional<String> converted(String format, boolean java) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        if (Character.isLetter(c)) {
          pattern.append(java ? "'" + c + "'" : "\"" + c + "\"");
        } else {
          pattern.append(c);
        }
        continue;
      }
      i++;
      String part = i < format.length() ? part(format.charAt(i), java) : "";
      if (part.isEmpty()) {
        return Optional.empty();
      }
      pattern.append(part);
    }
    return Optional.of(pattern.toString());
  }

  private static String part(char letter, boolean java) {
    return switch (letter) {
      case 'Y' -> java ? "yyyy" : "YYYY";
      case 'y' -> java ? "yy" : "YY";
      case 'm' -> java ? "MM" : "MM";
      case 'd' -> java ? "dd" : "DD";
      case 'H' -> java ? "HH" : "HH24";
      case 'I' -> java ? "hh" : "HH12";
      case 'M' -> java ? "mm" : "MI";
      case 'S' -> java ? "ss" : "SS";
      case 'f' -> java ? "SSSSSS" : "US";
      case 'g' -> java ? "SSS" : "MS";
      case 'p' -> java ? "a" : "AM";
      case 'j' -> java ? "DDD" : "DDD";
      case 'B' -> java ? "MMMM" : "FMMonth";
      case 'b' -> java ? "MMM" : "Mon";
      case 'A' -> java ? "EEEE" : "FMDay";
      case 'a' -> java ? "E" : "Dy";
      default -> "";
    };
  }
}
