package dev.weir.cli;

/// Numbers as people read them, the same in every locale.
final class Figures {
  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Figures() {}

  /// `1234567` → `1,234,567`.
  static String count(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder text = new StringBuilder(number < 0 ? "-" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  /// Decimal units, one digit behind the point from kilobytes on: `15.4 MB`.
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    int unit = 1;
    long size = 1000;
    while (unit < BYTE_UNITS.length - 1 && bytes / size >= 1000) {
      size *= 1000;
      unit++;
    }
    return tenths(bytes, size) + " " + BYTE_UNITS[unit];
  }

  /// `340 ms`, `12.3 s`, `4 min 05 s`.
  static String duration(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return tenths(millis, 1000) + " s";
    }
    long seconds = millis / 1000;
    String rest = Long.toString(seconds % 60);
    return seconds / 60 + " min " + (rest.length() < 2 ? "0" : "") + rest + " s";
  }

  private static String tenths(long amount, long unit) {
    return amount / unit + "." + amount % unit * 10 / unit;
  }
}
