package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.store.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sources implemented in Java: read once, kept, and read again only when they say that they
/// changed.
class CodeSourceTest {
  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop"));
    rows("rows: 1000");
    shop.product("total", "SELECT sum(n) AS total FROM numbers");
    shop.product("size", "SELECT count(*) AS size FROM numbers");
    Counting.READS.set(0);
  }

  @Test
  void sourceIsReadOnceForAllProductsAndRuns() throws IOException {
    assertThat(shop.build().succeeded()).isTrue();
    shop.product("more", "SELECT max(n) AS most FROM numbers");
    assertThat(shop.build().with(Outcome.BUILT)).hasSize(1);

    assertThat(Counting.READS).hasValue(1);
    assertThat(shop.rows("SELECT most FROM more")).containsExactly(List.of(999L));
  }

  @Test
  void changedIdentityReadsAgainAndRebuilds() throws IOException {
    shop.build();
    rows("rows: 500");
    BuildReport report = shop.build();

    assertThat(Counting.READS).hasValue(2);
    assertThat(report.with(Outcome.BUILT)).hasSize(2);
    assertThat(report.products().getFirst().reasons().getFirst().detail())
        .startsWith("numbers changed from");
  }

  @Test
  void lostCopyIsReadAgainOnlyWhenSomebodyNeedsIt() throws IOException {
    shop.build();
    DurableFiles.deleteTree(shop.store().resolve("data/numbers"));

    assertThat(shop.build().with(Outcome.REUSED)).hasSize(2);
    assertThat(Counting.READS).hasValue(1);
    assertThat(shop.rows("SELECT count(*) FROM numbers")).containsExactly(List.of(1000L));
    assertThat(Counting.READS).hasValue(2);
  }

  @Test
  void failureInTheMiddleNamesItsCauseAndPublishesNothing() throws IOException {
    rows("rows: 1000, fail: late");

    BuildReport report = shop.build();

    assertThat(report.with(Outcome.FAILED)).hasSize(2);
    assertThat(report.products().getFirst().problems().getFirst().message())
        .contains("the well ran dry");
    assertThat(shop.store().resolve("data")).doesNotExist();
  }

  @Test
  void failureToStateTheIdentityIsAProblemOfTheProject() throws IOException {
    rows("rows: 1000, fail: early");

    assertThatThrownBy(() -> shop.build())
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED))
        .hasMessageContaining("weir.yaml:2:3")
        .hasMessageContaining("no identity today");
  }

  @Test
  void unknownOptionIsReportedAtTheSource() throws IOException {
    rows("row: 1000");

    assertThatThrownBy(() -> shop.build())
        .hasMessageContaining("weir.yaml:2:3")
        .hasMessageContaining("did you mean rows?");
  }

  private void rows(String options) throws IOException {
    shop.file(
        "weir.yaml",
        "sources:\n  numbers: { java: dev.weir.build.Counting, options: { " + options + " } }\n");
  }
}
