package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.arrow.vector.types.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeTextTest {
  @Test
  void timestampsAreReadBothSidesOf1970() {
    assertThat(TimeText.timestamp(1_500_000, TimeUnit.MICROSECOND, ""))
        .isEqualTo("1970-01-01 00:00:01.5");
    assertThat(TimeText.timestamp(-1, TimeUnit.NANOSECOND, "+00"))
        .isEqualTo("1969-12-31 23:59:59.999999999+00");
    assertThat(TimeText.timestamp(253_402_300_799L, TimeUnit.SECOND, ""))
        .isEqualTo("9999-12-31 23:59:59");
  }

  @Test
  void infiniteValuesAreNamed() {
    assertThat(TimeText.timestamp(Long.MAX_VALUE, TimeUnit.MICROSECOND, "")).isEqualTo("infinity");
    assertThat(TimeText.timestamp(-Long.MAX_VALUE, TimeUnit.MICROSECOND, "+00"))
        .isEqualTo("-infinity");
    assertThat(TimeText.date(Integer.MAX_VALUE)).isEqualTo("infinity");
    assertThat(TimeText.date(-719_528)).isEqualTo("0000-01-01");
  }

  @Test
  void midnightAtTheEndOfTheDayStays() {
    assertThat(TimeText.time(86_400_000_000_000L)).isEqualTo("24:00:00");
  }

  @Test
  void intervalsNameTheirParts() {
    assertThat(TimeText.interval(14, 3, Duration.ofSeconds(14706)))
        .isEqualTo("14 months 3 days 04:05:06");
    assertThat(TimeText.interval(0, 0, Duration.ZERO)).isEqualTo("00:00:00");
    assertThat(TimeText.interval(0, -1, Duration.ofMillis(-1500))).isEqualTo("-1 days -00:00:01.5");
  }
}
