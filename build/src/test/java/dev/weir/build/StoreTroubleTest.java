package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stores that cannot be written: a clear error, and what was there stays as it was.
class StoreTroubleTest {
  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop")).threeProducts();
  }

  @Test
  void storeThatCannotBeMadeStopsTheRunBeforeAnythingIsComputed() throws IOException {
    shop.file("taken", "a file where a folder should be");
    shop.file("weir.yaml", "store: taken/store\nsources:\n  orders: { csv: \"data/*.csv\" }\n");

    assertThatThrownBy(() -> shop.build())
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_WRITABLE))
        .hasMessageContaining("taken")
        .hasMessageContaining("'store:' in weir.yaml");
  }

  @Test
  void fullDiskFailsTheProductAndLeavesTheEarlierBuild() throws IOException {
    shop.build();
    shop.product("big", "SELECT id, customer, amount FROM orders WHERE amount > 20");
    List<String> before = datasets();
    Builds builds = new Builds(Projects.load(shop.folder()), new FullDiskEngine());

    BuildReport report = builds.build(BuildRequest.all(), BuildListener.NONE);

    BuildReport.Line failed = report.with(Outcome.FAILED).getFirst();
    assertThat(failed.product()).isEqualTo("big");
    assertThat(failed.problems().getFirst().code()).isEqualTo(ErrorCode.DISK_FULL);
    assertThat(report.with(Outcome.BLOCKED)).hasSize(2);
    assertThat(datasets()).isEqualTo(before);
    assertThat(shop.build().succeeded()).isTrue();
  }

  private List<String> datasets() throws IOException {
    return shop.snapshot().stream()
        .filter(line -> line.contains(".weir/data") || line.contains(".weir/ledger/heads"))
        .toList();
  }
}
