package dev.weir.cli;

import java.time.Duration;
import java.time.LocalDate;
import org.apache.arrow.vector.types.TimeUnit;

/// Dates and times as text, without trailing zeros in fractions.
final class TimeText {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_DAY = 86_400;

  private TimeText() {}

  /// Days since 1970; the engine's infinite dates as such.
  static String date(int day) {
    return switch (day) {
      case Integer.MAX_VALUE -> "infinity";
      case -Integer.MAX_VALUE -> "-infinity";
      default -> LocalDate.ofEpochDay(day).toString();
    };
  }

  /// Nanoseconds since midnight: `04:05:06.5`; the engine's `24:00:00` as such.
  static String time(long nanos) {
    long seconds = nanos / NANOS_PER_SECOND;
    return two(seconds / 3600)
        + ":"
        + two(seconds / 60 % 60)
        + ":"
        + two(seconds % 60)
        + fraction(nanos % NANOS_PER_SECOND);
  }

  /// Units since 1970, `zone` behind it; the engine's infinite timestamps as such.
  static String timestamp(long value, TimeUnit unit, String zone) {
    if (value == Long.MAX_VALUE) {
      return "infinity";
    }
    if (value == -Long.MAX_VALUE) {
      return "-infinity";
    }
    long perSecond =
        switch (unit) {
          case SECOND -> 1;
          case MILLISECOND -> 1000;
          case MICROSECOND -> 1_000_000;
          case NANOSECOND -> NANOS_PER_SECOND;
        };
    long seconds = Math.floorDiv(value, perSecond);
    long nanos = Math.floorMod(value, perSecond) * (NANOS_PER_SECOND / perSecond);
    long day = Math.floorDiv(seconds, SECONDS_PER_DAY);
    long ofDay = Math.floorMod(seconds, SECONDS_PER_DAY) * NANOS_PER_SECOND + nanos;
    return LocalDate.ofEpochDay(day) + " " + time(ofDay) + zone;
  }

  /// `14 months 3 days 04:05:06`, parts that are zero left out.
  static String interval(int months, int days, Duration time) {
    StringBuilder text = new StringBuilder();
    if (months != 0) {
      text.append(months).append(" months ");
    }
    if (days != 0) {
      text.append(days).append(" days ");
    }
    if (!time.isZero() || text.isEmpty()) {
      text.append(time.isNegative() ? "-" : "").append(time(time.abs().toNanos()));
    }
    return text.toString().strip();
  }

  private static String two(long number) {
    return (number < 10 ? "0" : "") + number;
  }

  private static String fraction(long nanos) {
    if (nanos == 0) {
      return "";
    }
    String digits = Long.toString(NANOS_PER_SECOND + nanos).substring(1);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return "." + digits.substring(0, end);
  }
}
