package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.store.Datasets;
import dev.weir.store.Datasets.Depth;
import dev.weir.store.Found;
import dev.weir.store.StoreLayout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds of one project at once, in processes and in threads.
class ConcurrentBuildTest {
  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop")).threeProducts();
  }

  @Test
  void processesShareTheirWorkAndLoseNothing() throws Exception {
    List<Process> processes = new ArrayList<>();
    List<File> outputs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      outputs.add(temp.resolve("output-" + i).toFile());
      processes.add(BuildProcess.start(shop.folder(), outputs.get(i)));
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String text = "";
      int exit = processes.get(i).waitFor();
      text = Files.readString(outputs.get(i).toPath());
      assertThat(exit).as(text).isZero();
      lines.addAll(text.lines().toList());
    }

    assertThat(lines).hasSize(9);
    for (String product : List.of("big", "per_customer", "best")) {
      assertThat(lines).containsOnlyOnce(product + " BUILT");
      assertThat(lines.stream().filter((product + " REUSED")::equals)).hasSize(2);
    }
    requireSound();
  }

  @Test
  void threadsShareTheirWorkAndLoseNothing() throws Exception {
    List<Future<BuildReport>> reports = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        reports.add(pool.submit(() -> shop.build()));
      }
    }
    for (Future<BuildReport> report : reports) {
      assertThat(report.get().succeeded()).isTrue();
    }
    requireSound();
  }

  private void requireSound() {
    StoreLayout layout = new StoreLayout(shop.store());
    Ledger ledger = new Ledger(layout, FunctionCatalog.duckdb());
    for (String product : List.of("big", "per_customer", "best")) {
      Head head = ledger.head(product).orElseThrow();
      assertThat(head.sequence()).isEqualTo(1);
      assertThat(ledger.record(product, head.buildId())).isPresent();
      assertThat(new Datasets(layout).find(product, head.buildId(), Depth.BYTES))
          .isInstanceOf(Found.Whole.class);
    }
  }
}
