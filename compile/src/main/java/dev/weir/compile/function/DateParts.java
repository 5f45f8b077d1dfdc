package dev.weir.compile.function;

import dev.weir.model.NearestNames;
import java.util.List;

/// The names of date parts and their short forms.
final class DateParts {
  private static final List<String> NAMES =
      List.of(
          "year", "yr", "y", "years", "yrs", "month", "mon", "months", "mons", "day", "days", "d",
          "dayofmonth", "hour", "hr", "hours", "hrs", "h", "minute", "min", "minutes", "mins", "m",
          "second", "sec", "seconds", "secs", "s", "millisecond", "milliseconds", "ms", "msec",
          "msecs", "microsecond", "microseconds", "us", "usec", "usecs", "epoch", "decade",
          "decades", "dec", "decs", "century", "centuries", "cent", "c", "millennium",
          "millennia", "mil", "mils", "millenium", "quarter", "quarters", "week", "weeks", "w",
          "weekofyear", "dow", "dayofweek", "weekday", "isodow", "doy", "dayofyear", "isoyear",
          "yearweek", "era", "timezone", "timezone_hour", "timezone_minute", "julian", "jd");

  private DateParts() {}

  static boolean isPart(String name) {
    return NAMES.contains(name);
  }

  static String hint(String name) {
    return NearestNames.hint(name, NAMES);
  }
}
