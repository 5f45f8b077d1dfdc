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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real processes, really killed: the earlier build stays readable and the next run finishes.
class CrashTest {
  private static final int KILLED = 128 + 9;

  @TempDir Path temp;
  private Shop shop;
  private File output;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop")).threeProducts();
    output = temp.resolve("output").toFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RunStarted",
        "ProductStarted per_customer",
        "Staged per_customer",
        "Published per_customer",
        "Recorded per_customer",
        "ProductFinished per_customer",
        "RunFinished"
      })
  void killedAtAStageLeavesTheEarlierBuildAndTheNextRunFinishes(String stage) throws Exception {
    shop.build();
    List<?> earlier = totals();
    shop.product(
        "per_customer",
        "SELECT customer, sum(amount) * 2 AS total, count(*) AS n FROM big GROUP BY customer");

    Process process = BuildProcess.start(shop.folder(), output, stage);
    assertThat(process.waitFor()).as(Files.readString(output.toPath())).isEqualTo(KILLED);

    List<?> afterCrash = totals();
    assertThat(shop.build().succeeded()).isTrue();
    List<?> later = totals();
    assertThat(later).isNotEqualTo(earlier);
    assertThat(afterCrash).isIn(earlier, later);
    assertThat(shop.build().with(Outcome.REUSED)).hasSize(3);
    requireSound();
  }

  @Test
  void killedAtAnyMomentOfTheFirstBuildIsNoHarm() throws Exception {
    long seed = 20260801;
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 6; round++) {
      Process process = BuildProcess.start(shop.folder(), output);
      if (!process.waitFor(300 + chance.nextInt(1500), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      shop.builds().plan(BuildRequest.all());
    }

    assertThat(shop.build().succeeded()).as("seed %d", seed).isTrue();
    assertThat(totals()).hasSize(7);
    requireSound();
  }

  /// Every head points to a whole dataset and a record, and nothing is left of the dead.
  private void requireSound() throws IOException {
    StoreLayout layout = new StoreLayout(shop.store());
    Ledger ledger = new Ledger(layout, FunctionCatalog.duckdb());
    for (String product : List.of("big", "per_customer", "best")) {
      Head head = ledger.head(product).orElseThrow();
      assertThat(ledger.record(product, head.buildId())).isPresent();
      assertThat(new Datasets(layout).find(product, head.buildId(), Depth.BYTES))
          .isInstanceOf(Found.Whole.class);
    }
    shop.product("fresh", "SELECT 1 AS one");
    shop.build();
    try (Stream<Path> left = Files.list(layout.staging())) {
      assertThat(left).isEmpty();
    }
  }

  private List<?> totals() {
    try (ProjectTables tables = shop.builds().tables(BuildRequest.all())) {
      tables.register("per_customer");
      try (var stream = tables.session().query("SELECT * FROM per_customer ORDER BY customer")) {
        return stream.collect(100);
      }
    }
  }
}
