package dev.weir.build;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Names runs: by the time, so that they sort, and by chance, so that no two are equal. Nothing
/// that decides content depends on it.
final class RunId {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  static String next(Clock clock, RandomGenerator chance) {
    return TIME.format(clock.instant()) + "-" + HexFormat.of().toHexDigits(chance.nextInt());
  }
}
