package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void countsHaveSeparators() {
    assertThat(Figures.count(0)).isEqualTo("0");
    assertThat(Figures.count(999)).isEqualTo("999");
    assertThat(Figures.count(1000)).isEqualTo("1,000");
    assertThat(Figures.count(-1234567)).isEqualTo("-1,234,567");
  }

  @Test
  void bytesHaveDecimalUnits() {
    assertThat(Figures.bytes(999)).isEqualTo("999 B");
    assertThat(Figures.bytes(1500)).isEqualTo("1.5 kB");
    assertThat(Figures.bytes(15_449_000)).isEqualTo("15.4 MB");
    assertThat(Figures.bytes(Long.MAX_VALUE)).isEqualTo("9.2 EB");
  }

  @Test
  void durationsHaveTheUnitThatFits() {
    assertThat(Figures.duration(340)).isEqualTo("340 ms");
    assertThat(Figures.duration(12_345)).isEqualTo("12.3 s");
    assertThat(Figures.duration(245_000)).isEqualTo("4 min 05 s");
  }
}
