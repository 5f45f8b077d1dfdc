package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.run.RuntimeProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileInForceTest {
  @TempDir Path folder;

  @Test
  void theEngineSaysTheVersionThatItIs() {
    try (DuckDbSession session = Sessions.open(folder)) {
      String version = (String) Sessions.value(session, "SELECT version()");
      assertThat("v" + new DuckDbEngine().identity().version()).startsWith(version);
      assertThat(new DuckDbEngine().identity().text()).startsWith("duckdb ");
    }
  }

  @Test
  void everyNamedProfileStarts() {
    for (String name : RuntimeProfile.names()) {
      try (DuckDbSession session = Sessions.open(RuntimeProfile.named(name), folder)) {
        assertThat(Sessions.value(session, "SELECT 42")).isEqualTo(42);
      }
    }
  }

  @Test
  void theFieldsOfAProfileArriveInEveryQuery() {
    RuntimeProfile profile =
        RuntimeProfile.named("prod_safe")
            .withThreads(3)
            .withMemoryBytes(123L << 20)
            .with("default_null_order", "NULLS_FIRST");
    try (DuckDbSession session = Sessions.open(profile, folder)) {
      assertThat(setting(session, "threads")).isEqualTo("3");
      assertThat(setting(session, "memory_limit")).isEqualTo("123.0 MiB");
      assertThat(setting(session, "default_null_order")).isEqualToIgnoringCase("NULLS_FIRST");
      assertThat(setting(session, "disabled_optimizers")).contains("join_filter_pushdown");
      assertThat(setting(session, "preserve_insertion_order")).isEqualTo("true");
      assertThat(setting(session, "temp_directory")).startsWith(folder.toString());
      assertThat(setting(session, "autoload_known_extensions")).isEqualTo("false");
      assertThat(setting(session, "async_threads")).isEqualTo("0");
    }
  }

  @Test
  void zoneAndLocaleOfTheMachineDoNotMatter() {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      try (DuckDbSession session = Sessions.open(folder)) {
        assertThat(setting(session, "TimeZone")).isEqualTo("UTC");
        assertThat(Sessions.value(session, "SELECT '2020-01-01 00:00:00+00'::TIMESTAMPTZ::VARCHAR"))
            .isEqualTo("2020-01-01 00:00:00+00");
        assertThat(Sessions.value(session, "SELECT upper('i') || 1.5::VARCHAR")).isEqualTo("I1.5");
      }
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void batchesHaveAboutTheRowsOfTheProfile() {
    RuntimeProfile profile = RuntimeProfile.named("memory_tight");
    try (DuckDbSession session = Sessions.open(profile, folder);
        var stream = session.query("SELECT i FROM range(100000) r(i)")) {
      assertThat(stream.advance()).isTrue();
      assertThat(stream.batch().getRowCount()).isBetween(1, 2 * profile.batchRows());
    }
  }

  @Test
  void anUnknownSettingIsReportedWithTheProfile() {
    RuntimeProfile profile = RuntimeProfile.named("prod_fast").with("treads", "3");
    assertThatThrownBy(() -> Sessions.open(profile, folder))
        .hasMessageContaining("cannot start DuckDB with the profile prod_fast")
        .hasMessageContaining("treads");
  }

  @Test
  void sessionsDoNotSeeEachOther() {
    try (DuckDbSession a = Sessions.open(folder);
        DuckDbSession b = Sessions.open(folder)) {
      a.createView("v", "SELECT 1 AS n");
      b.createView("v", "SELECT 2 AS n");
      assertThat(Sessions.rows(a, "FROM v")).containsExactly(List.of(1));
      assertThat(Sessions.rows(b, "FROM v")).containsExactly(List.of(2));
    }
  }

  @Test
  void aClosedSessionSaysSo() {
    DuckDbSession session = Sessions.open(folder);
    session.close();
    session.close();
    assertThatThrownBy(() -> session.query("SELECT 1"))
        .hasMessageContaining("the session is closed");
  }

  private static String setting(DuckDbSession session, String name) {
    return String.valueOf(
        Sessions.value(session, "SELECT current_setting('" + name + "')::VARCHAR"));
  }
}
