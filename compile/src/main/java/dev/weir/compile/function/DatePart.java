package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The parts that `date_part` takes, with their other names.
enum DatePart {
  YEAR(Of.INTERVAL, "year", "yr", "y", "years", "yrs"),
  MONTH(Of.INTERVAL, "month", "mon", "months", "mons"),
  DAY(Of.INTERVAL, "day", "days", "d", "dayofmonth"),
  DECADE(Of.INTERVAL, "decade", "decades", "dec", "decs"),
  CENTURY(Of.INTERVAL, "century", "centuries", "cent", "c"),
  MILLENNIUM(Of.INTERVAL, "millennium", "millennia", "mil", "mils", "millenium"),
  QUARTER(Of.INTERVAL, "quarter", "quarters"),
  HOUR(Of.ALL, "hour", "hr", "hours", "hrs", "h"),
  MINUTE(Of.ALL, "minute", "min", "minutes", "mins", "m"),
  SECOND(Of.ALL, "second", "sec", "seconds", "secs", "s"),
  MILLISECOND(Of.ALL, "millisecond", "milliseconds", "ms", "msec", "msecs"),
  MICROSECOND(Of.ALL, "microsecond", "microseconds", "us", "usec", "usecs"),
  EPOCH(Of.ALL, "epoch"),
  WEEK(Of.DATE, "week", "weeks", "w", "weekofyear"),
  DAY_OF_WEEK(Of.DATE, "dow", "dayofweek", "weekday"),
  ISO_DAY_OF_WEEK(Of.DATE, "isodow"),
  DAY_OF_YEAR(Of.DATE, "doy", "dayofyear"),
  ISO_YEAR(Of.DATE, "isoyear"),
  YEAR_WEEK(Of.DATE, "yearweek"),
  ERA(Of.DATE, "era"),
  JULIAN(Of.DATE, "julian", "jd"),
  TIME_ZONE(Of.TIME, "timezone"),
  TIME_ZONE_HOUR(Of.TIME, "timezone_hour"),
  TIME_ZONE_MINUTE(Of.TIME, "timezone_minute");

  /// Dates and timestamps have every part; which other types have this one.
  private enum Of {
    DATE,
    INTERVAL,
    TIME,
    ALL
  }

  private final Of of;
  private final List<String> names;

  DatePart(Of of, String... names) {
    this.of = of;
    this.names = List.of(names);
  }

  static Optional<DatePart> named(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(p -> p.names.contains(folded)).findFirst();
  }

  static String hint(String name) {
    return NearestNames.hint(name, Arrays.stream(values()).flatMap(p -> p.names.stream()).toList());
  }

  DataType type() {
    return this == EPOCH || this == JULIAN ? ScalarType.DOUBLE : ScalarType.BIGINT;
  }

  boolean isPartOf(DataType type) {
    if (type == ScalarType.INTERVAL) {
      return of == Of.INTERVAL || of == Of.ALL;
    }
    boolean time =
        type == ScalarType.TIME || type == ScalarType.TIME_TZ || type == ScalarType.TIME_NS;
    return !time || of == Of.TIME || of == Of.ALL;
  }
}
