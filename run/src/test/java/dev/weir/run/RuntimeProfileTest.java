package dev.weir.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuntimeProfileTest {
  private final RuntimeProfile fast = RuntimeProfile.named("prod_fast");

  @Test
  void theDefaultComesFirst() {
    assertThat(RuntimeProfile.names())
        .containsExactly("prod_fast", "prod_safe", "dev_debug", "memory_tight");
  }

  @Test
  void anUnknownNameIsRefusedWithTheLegalAndTheNearest() {
    assertThatThrownBy(() -> RuntimeProfile.named("prod_fats"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION))
        .hasMessage(
            "there is no profile 'prod_fats'; legal are prod_fast, prod_safe, dev_debug,"
                + " memory_tight; did you mean prod_fast, prod_safe?");
  }

  @Test
  void resourcesDoNotChangeTheContent() {
    RuntimeProfile other =
        fast.withThreads(17)
            .withMemoryBytes(1L << 33)
            .withSpillBytes(0)
            .withBatchRows(77)
            .with("max_execution_time", "5");
    assertThat(other.contentFields()).isEqualTo(fast.contentFields());
    assertThat(RuntimeProfile.named("memory_tight").contentFields())
        .isEqualTo(fast.contentFields());
    assertThat(RuntimeProfile.named("dev_debug").contentFields()).isEqualTo(fast.contentFields());
  }

  @Test
  void settingsAndOptimizersDo() {
    assertThat(fast.with("default_null_order", "nulls_first").contentFields())
        .containsEntry("settings.default_null_order", "nulls_first")
        .isNotEqualTo(fast.contentFields());
    assertThat(RuntimeProfile.named("prod_safe").contentFields())
        .isNotEqualTo(fast.contentFields());
  }

  @Test
  void contentFieldsHaveAFixedOrder() {
    assertThat(fast.with("b", "2").with("a", "1").contentFields().keySet())
        .containsExactly(
            "time_zone", "insertion_order", "disabled_optimizers", "settings.a", "settings.b");
  }

  @Test
  void jsonIsCanonical() {
    RuntimeProfile profile =
        new RuntimeProfile(
            "mine",
            3,
            2,
            1L << 30,
            RuntimeProfile.Spill.ALLOWED,
            5,
            RuntimeProfile.InsertionOrder.FREE,
            10,
            List.of("top_n", "deliminator", "top_n"),
            Map.of("z", "a\"b\\c\n\u0001", "y", "ü"));
    assertThat(profile.json())
        .isEqualTo(
            "{\"batch_rows\":10,\"disabled_optimizers\":[\"deliminator\",\"top_n\"],"
                + "\"format\":\"weir.profile/1\",\"insertion_order\":\"FREE\","
                + "\"memory_bytes\":\"1073741824\",\"name\":\"mine\","
                + "\"settings\":{\"y\":\"ü\",\"z\":\"a\\\"b\\\\c\\n\\u0001\"},"
                + "\"spill\":\"ALLOWED\",\"spill_bytes\":\"5\",\"threads\":2,\"version\":3}");
  }

  @Test
  void settingsThatHaveAFieldAreRefusedAsRawSettings() {
    assertThatThrownBy(() ->
            new RuntimeProfile(
                "x",
                1,
                1,
                1L << 30,
                RuntimeProfile.Spill.ALLOWED,
                1,
                RuntimeProfile.InsertionOrder.KEPT,
                1,
                List.of(),
                Map.of("Threads", "3", "TimeZone", "CET")))
        .isInstanceOfSatisfying(WeirException.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining("'threads' is not allowed; use the field threads")
        .hasMessageContaining("sessions run in UTC");
  }

  @Test
  void memoryGrowsWithThreadsUpToAQuarterOfTheMachine() {
    long gigabyte = 1L << 30;
    assertThat(MemoryShare.of(2, 32 * gigabyte)).isEqualTo(gigabyte / 2);
    assertThat(MemoryShare.of(64, 32 * gigabyte)).isEqualTo(2 * gigabyte);
    assertThat(MemoryShare.of(64, 4 * gigabyte)).isEqualTo(gigabyte);
    assertThat(MemoryShare.of(2, gigabyte / 4)).isEqualTo(gigabyte / 8);
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> fast.withThreads(0))
        .hasMessageContaining("threads is 0; it must be at least 1");
    assertThatThrownBy(() -> fast.withMemoryBytes(5))
        .hasMessageContaining("memory_bytes is 5; it must be at least 16777216");
  }
}
