package dev.weir.compile.rewrite;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times in the one spelling that every engine reads alike: `2026-01-31`, and `2026-01-31
/// 12:00:00`.
final class DateText {
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d");

  private DateText() {}

  /// Whether a text is a day that there is, of the years 1 to 9999.
  static boolean isDate(String text) {
    Matcher m = DATE.matcher(text);
    if (!m.matches() || m.group(1).equals("0000")) {
      return false;
    }
    try {
      return LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3))) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /// Whether a text is a day and a second of it.
  static boolean isTimestamp(String text) {
    return text.length() == 19
        && text.charAt(10) == ' '
        && isDate(text.substring(0, 10))
        && TIME.matcher(text.substring(11)).matches();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
