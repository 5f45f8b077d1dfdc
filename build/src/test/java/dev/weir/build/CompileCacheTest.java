package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of earlier compilations changes no answer.
class CompileCacheTest {
  @TempDir Path temp;
  private Shop shop;
  private Path caches;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop")).threeProducts();
    caches = temp.resolve("caches");
  }

  private PlanReport plan() {
    return shop.builds().plan(BuildRequest.all());
  }

  private PlanReport planFromMemory() {
    return shop.builds().remembering(caches, "code").plan(BuildRequest.all());
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.filter(file -> file.toString().endsWith(".cache")).findFirst().orElseThrow();
    }
  }

  @Test
  void aSecondPlanNeedsNoEngineAndSaysTheSame() {
    PlanReport first = planFromMemory();

    Builds offline =
        new Builds(Projects.load(shop.folder()), new ForbiddenEngine()).remembering(caches, "code");

    assertThat(offline.plan(BuildRequest.all())).isEqualTo(first).isEqualTo(plan());
  }

  @Test
  void planningLeavesNoTraceInTheProject() throws IOException {
    List<String> before = shop.snapshot();

    planFromMemory();

    assertThat(shop.snapshot()).isEqualTo(before);
  }

  @Test
  void readersOfAProductWithOtherColumnsAreCompiledAgain() throws IOException {
    shop.product("big", "SELECT id, customer FROM orders");
    shop.product("per_customer", "SELECT * FROM big");
    shop.product("best", "SELECT * FROM per_customer");
    planFromMemory();
    shop.product("big", "SELECT id, customer, amount FROM orders");

    assertThat(planFromMemory()).isEqualTo(plan());

    shop.product("big", "SELECT id FROM orders");
    shop.product("best", "SELECT customer FROM per_customer");
    assertThatThrownBy(this::planFromMemory)
        .isInstanceOf(WeirException.class)
        .hasMessage(messageOfPlan());
  }

  private String messageOfPlan() {
    try {
      plan();
      return "no error";
    } catch (WeirException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void whateverIsEditedThePlanIsTheSameAsWithoutMemory() throws IOException {
    Random random = new Random(42);
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    for (int round = 0; round < 60; round++) {
      int i = random.nextInt(names.size());
      String from = i == 0 ? "orders" : names.get(random.nextInt(i));
      shop.product(names.get(i), query(random, from));
      if (round % 10 == 9) {
        shop.file("data/a.csv", Shop.orders(0, round));
      }
      if (names.stream()
          .allMatch(name -> Files.exists(shop.folder().resolve("products/" + name + ".sql")))) {
        assertThat(planFromMemory()).as("round " + round).isEqualTo(plan());
      }
    }
  }

  private static String query(Random random, String from) {
    int n = random.nextInt(5);
    return switch (random.nextInt(4)) {
      case 0 -> "SELECT * FROM " + from + " WHERE id > " + n;
      case 1 -> "SELECT id, customer, amount + " + n + " AS amount FROM " + from;
      case 2 -> "SELECT x.* REPLACE (id + 1 AS id) FROM " + from + " x";
      default -> "/* version: " + n + " */ SELECT DISTINCT id, customer, amount FROM " + from;
    };
  }

  @Test
  void otherCodeRemembersForItself() {
    planFromMemory();

    Builds other =
        new Builds(Projects.load(shop.folder()), new ForbiddenEngine()).remembering(caches, "new");

    assertThatThrownBy(() -> other.plan(BuildRequest.all())).hasMessageContaining("engine");
  }

  @Test
  void aDamagedFileHoldsNothing() throws IOException {
    PlanReport plan = planFromMemory();
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(), damaged);
      assertThat(CacheFile.read(file())).isEmpty();
      Files.write(file(), java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
      assertThat(CacheFile.read(file())).isEmpty();
    }
    assertThat(planFromMemory()).isEqualTo(plan);
    assertThat(Files.readAllBytes(file())).isEqualTo(whole);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoError() throws IOException {
    Files.writeString(caches, "a file in the way");

    assertThat(planFromMemory()).isEqualTo(plan());
  }

  @Test
  void whatTheProjectNoLongerHasIsForgotten() throws IOException {
    planFromMemory();
    long size = Files.size(file());
    for (int i = 0; i < 60; i++) {
      shop.product("best", "SELECT customer, " + i + " AS i FROM per_customer");
      planFromMemory();
    }

    assertThat(Files.size(file())).isLessThan(10 * size);
  }

  @Test
  void aQuestionAboutOneProductForgetsNothingOfTheOthers() throws IOException {
    shop.file("data/more/c.csv", "x\n1\n")
        .file(
            "weir.yaml",
            "project: shop\nsources:\n  orders: { csv: \"data/*.csv\" }\n  more: { csv: data/more/c.csv }\n");
    shop.product("other", "SELECT x FROM more");
    PlanReport all = planFromMemory();
    shop.product("best", "SELECT total FROM per_customer");
    shop.builds().remembering(caches, "code").plan(BuildRequest.all().selecting(List.of("best")));
    shop.product(
        "best",
        "/* order: canonical by [customer] */\nSELECT * FROM per_customer WHERE total > 100");

    Builds offline =
        new Builds(Projects.load(shop.folder()), new ForbiddenEngine()).remembering(caches, "code");

    assertThat(offline.plan(BuildRequest.all())).isEqualTo(all);
  }

  @Test
  void filesOfManyProjectsAreSwept() throws IOException {
    for (int i = 0; i < 70; i++) {
      CacheFile.write(caches.resolve(i + ".cache"), new java.util.TreeMap<>());
    }

    try (Stream<Path> files = Files.list(caches)) {
      assertThat(files).hasSize(64);
    }
  }

  @Test
  void runsAtOnceShareIt() {
    PlanReport plan = plan();

    List<PlanReport> reports =
        java.util.stream.IntStream.range(0, 8).parallel().mapToObj(_ -> planFromMemory()).toList();

    assertThat(reports).allMatch(plan::equals);
    assertThat(
            new Builds(Projects.load(shop.folder()), new DuckDbEngine())
                .remembering(caches, "code")
                .plan(BuildRequest.all()))
        .isEqualTo(plan);
  }
}
