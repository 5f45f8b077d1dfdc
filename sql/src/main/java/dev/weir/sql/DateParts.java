package dev.weir.sql;

import java.util.Optional;

/// The units of intervals, in singular and plural.
final class DateParts {
  private DateParts() {}

  /// The singular of the unit that a word names, in lower case; empty when it names none.
  static Optional<String> of(Token token) {
    return switch (token) {
      case YEAR, YEARS -> Optional.of("year");
      case MONTH, MONTHS -> Optional.of("month");
      case DAY, DAYS -> Optional.of("day");
      case HOUR, HOURS -> Optional.of("hour");
      case MINUTE, MINUTES -> Optional.of("minute");
      case SECOND, SECONDS -> Optional.of("second");
      case MILLISECOND, MILLISECONDS -> Optional.of("millisecond");
      case MICROSECOND, MICROSECONDS -> Optional.of("microsecond");
      case WEEK, WEEKS -> Optional.of("week");
      case QUARTER, QUARTERS -> Optional.of("quarter");
      case DECADE, DECADES -> Optional.of("decade");
      case CENTURY, CENTURIES -> Optional.of("century");
      case MILLENNIUM, MILLENNIA -> Optional.of("millennium");
      default -> Optional.empty();
    };
  }
}
