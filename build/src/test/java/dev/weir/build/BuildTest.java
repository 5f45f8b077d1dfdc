package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.ErrorCode;
import dev.weir.model.Sha256;
import dev.weir.model.WeirException;
import dev.weir.store.DurableFiles;
import dev.weir.store.Manifest;
import dev.weir.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is built, what is reused, and why, on the real engine.
class BuildTest {
  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop")).threeProducts();
  }

  @Test
  void firstRunBuildsEverythingInTheOrderOfTheGraph() {
    BuildReport report = shop.build();

    assertThat(report.products())
        .extracting(BuildReport.Line::product, BuildReport.Line::decision)
        .containsExactly(
            tuple("big", Outcome.BUILT),
            tuple("per_customer", Outcome.BUILT),
            tuple("best", Outcome.BUILT));
    assertThat(report.products().getFirst().reasons())
        .extracting(Reason::component, Reason::detail)
        .containsExactly(tuple("missing", "it was never built"));
    assertThat(report.products().getFirst().rows()).isEqualTo(156);
    assertThat(shop.rows("SELECT count(*) FROM per_customer")).containsExactly(List.of(7L));
  }

  @Test
  void secondRunReusesEverythingAndStartsNoEngine() throws IOException {
    shop.build();
    Builds builds = new Builds(Projects.load(shop.folder()), new ForbiddenEngine());

    BuildReport second = builds.build(BuildRequest.all(), BuildListener.NONE);

    assertThat(second.with(Outcome.REUSED)).hasSize(3);
    assertThat(second.products().getFirst().rows()).isEqualTo(156);
    assertThat(second.products()).allSatisfy(line -> assertThat(line.reasons()).isEmpty());
  }

  @Test
  void changedQueryRebuildsTheProductAndWhatReadsIt() throws IOException {
    shop.build();
    shop.product(
        "per_customer",
        "SELECT customer, sum(amount) AS total, count(*) AS n FROM big GROUP BY customer HAVING"
            + " count(*) > 1");

    BuildReport report = shop.build();

    assertThat(report.products())
        .extracting(BuildReport.Line::product, BuildReport.Line::decision)
        .containsExactly(
            tuple("big", Outcome.REUSED),
            tuple("per_customer", Outcome.BUILT),
            tuple("best", Outcome.BUILT));
    assertThat(report.products().get(1).reasons())
        .extracting(Reason::component)
        .containsExactly("query");
    assertThat(report.products().get(2).reasons())
        .extracting(Reason::component)
        .containsExactly("inputs");
    assertThat(report.products().get(2).reasons().getFirst().detail())
        .startsWith("per_customer changed from ");
  }

  @Test
  void reformattingAndCommentsRebuildNothing() throws IOException {
    shop.build();
    shop.product(
        "big",
        "/* description: other words */\n"
            + "-- a comment\n"
            + "SELECT id, customer,\n"
            + "  amount\n"
            + "FROM orders   WHERE amount > 10");

    assertThat(shop.build().with(Outcome.REUSED)).hasSize(3);
  }

  @Test
  void changedDataRebuildsAndTouchedDataDoesNot() throws IOException {
    shop.build();
    Path file = shop.folder().resolve("data/a.csv");
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    assertThat(shop.build().with(Outcome.REUSED)).hasSize(3);

    shop.file("data/a.csv", Shop.orders(0, 99));
    BuildReport report = shop.build();

    assertThat(report.with(Outcome.BUILT)).hasSize(3);
    assertThat(report.products().getFirst().reasons().getFirst().detail())
        .startsWith("orders changed from");
  }

  @Test
  void deletedOutputRebuildsJustThatProduct() throws IOException {
    BuildReport first = shop.build();
    DurableFiles.deleteTree(first.products().get(1).path().orElseThrow());

    BuildReport report = shop.build();

    assertThat(report.with(Outcome.BUILT))
        .extracting(BuildReport.Line::product)
        .containsExactly("per_customer");
    assertThat(report.with(Outcome.BUILT).getFirst().reasons())
        .containsExactly(Reason.missing("the folder of its output is gone"));
  }

  @Test
  void damagedOutputIsSeenAndRepaired() throws IOException {
    Path folder = shop.build().products().getFirst().path().orElseThrow();
    Files.writeString(folder.resolve("part-00000.parquet"), "x");

    BuildReport report = shop.build();

    assertThat(report.products().getFirst().reasons().getFirst().detail())
        .startsWith("the output is damaged: part-00000.parquet has 1 bytes");
    assertThat(shop.rows("SELECT count(*) FROM big")).containsExactly(List.of(156L));
  }

  @Test
  void goingBackToAnEarlierStateReusesItsBuild() throws IOException {
    String before = shop.build().products().getFirst().buildId();
    shop.product("big", "SELECT id, customer, amount FROM orders WHERE amount > 20");
    shop.build();
    shop.product("big", "SELECT id, customer, amount FROM orders WHERE amount > 10");

    BuildReport back = shop.build();

    assertThat(back.with(Outcome.REUSED)).hasSize(3);
    assertThat(back.products().getFirst().buildId()).isEqualTo(before);
    assertThat(shop.rows("SELECT count(*) FROM big")).containsExactly(List.of(156L));
  }

  @Test
  void failingProductBlocksOnlyWhatReadsIt() throws IOException {
    shop.product(
        "per_customer",
        "SELECT customer, sum(amount) AS total, count(*) AS n, CAST('x' || min(id) AS INTEGER) AS"
            + " bad FROM big GROUP BY customer");
    shop.product("other", "SELECT count(*) AS n FROM orders");

    BuildReport report = shop.build();

    assertThat(report.products())
        .extracting(BuildReport.Line::product, BuildReport.Line::decision)
        .containsExactlyInAnyOrder(
            tuple("big", Outcome.BUILT),
            tuple("other", Outcome.BUILT),
            tuple("per_customer", Outcome.FAILED),
            tuple("best", Outcome.BLOCKED));
    assertThat(report.succeeded()).isFalse();
    assertThat(report.with(Outcome.FAILED).getFirst().problems().getFirst().message())
        .contains("Could not convert string");
    assertThat(shop.build().with(Outcome.REUSED)).hasSize(2);
  }

  @Test
  void planHasNoEffectAndSaysWhatBuildDoes() throws IOException {
    List<String> before = shop.snapshot();
    PlanReport plan = shop.builds().plan(BuildRequest.all());
    assertThat(shop.snapshot()).isEqualTo(before);
    assertThat(plan.hasChanges()).isTrue();
    assertThat(plan.products()).extracting(PlanReport.Line::decision).containsOnly(Decision.BUILD);

    BuildReport report = shop.build();
    assertThat(plan.products())
        .extracting(PlanReport.Line::buildId)
        .isEqualTo(report.products().stream().map(BuildReport.Line::buildId).toList());
    before = shop.snapshot();
    assertThat(shop.builds().plan(BuildRequest.all()).hasChanges()).isFalse();
    assertThat(shop.snapshot()).isEqualTo(before);
  }

  @Test
  void selectionBuildsOnlyWhatItNeeds() {
    BuildReport report =
        shop.builds()
            .build(BuildRequest.all().selecting(List.of("PER_customer")), BuildListener.NONE);

    assertThat(report.products())
        .extracting(BuildReport.Line::product)
        .containsExactly("big", "per_customer");
    assertThatThrownBy(() -> shop.builds().plan(BuildRequest.all().selecting(List.of("bigg"))))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("no product 'bigg'")
        .hasMessageContaining("did you mean big?");
  }

  @Test
  void whyComparesComponentsWithTheLastBuild() throws IOException {
    assertThat(shop.builds().why("best", BuildRequest.all()).lastBuildId()).isEmpty();
    shop.build();
    shop.product(
        "best",
        "/* order: canonical by [customer] */\nSELECT * FROM per_customer WHERE total > 200");

    Builds offline = new Builds(Projects.load(shop.folder()), new ForbiddenEngine());
    WhyReport why = offline.why("best", BuildRequest.all());

    assertThat(why.components())
        .filteredOn(WhyReport.Line::differs)
        .extracting(WhyReport.Line::component)
        .containsExactly(Component.QUERY);
    assertThat(why.reasons().getFirst().detail())
        .contains("WHERE changed from")
        .contains("100")
        .contains("200");
    assertThat(why.decision()).isEqualTo(Decision.BUILD);
  }

  @Test
  void showTablesListsSourcesAndProductsBuiltOrNot() {
    assertThat(shop.rows("show tables;"))
        .containsExactly(
            List.of("best"), List.of("big"), List.of("orders"), List.of("per_customer"));
  }

  @Test
  void columnsThatOnlyMovedAreNotToldOneByOne() throws IOException {
    shop.build();
    shop.product("big", "SELECT 1 AS one, id, customer, amount FROM orders WHERE amount > 10");
    assertThat(contractChange()).isEqualTo("column one is new: INTEGER");
    shop.build();
    shop.product("big", "SELECT id, 1 AS one, customer, amount FROM orders WHERE amount > 10");
    assertThat(contractChange()).isEqualTo("the columns stand in another order");
  }

  private String contractChange() {
    return shop.builds().plan(BuildRequest.all()).products().getFirst().reasons().stream()
        .filter(reason -> reason.component().equals("contract"))
        .findFirst()
        .orElseThrow()
        .detail();
  }

  @Test
  void canonicalFilesAreTheSameAtAnyNumberOfRuns() throws IOException {
    shop.product(
        "floats",
        "/* order: canonical by [customer] */ SELECT customer, sum(amount / 3.0) AS s,"
            + " avg(ln(amount + 1)) AS a FROM orders GROUP BY customer");
    Path folder =
        shop.build().with(Outcome.BUILT).stream()
            .filter(l -> l.product().equals("floats"))
            .findFirst()
            .orElseThrow()
            .path()
            .orElseThrow();
    String first = Manifest.read(folder).orElseThrow().json();
    DurableFiles.deleteTree(folder);
    shop.build();

    assertThat(Manifest.read(folder).orElseThrow().json()).isEqualTo(first);
  }

  @Test
  void brokenContractPublishesNothing() throws IOException {
    shop.product(
        "keyed", "/* contract: { keys: [customer] } */ SELECT customer, amount FROM orders");

    BuildReport report = shop.build();

    BuildReport.Line keyed = report.with(Outcome.FAILED).getFirst();
    assertThat(keyed.problems().getFirst().code()).isEqualTo(ErrorCode.CONTRACT_VIOLATION);
    assertThat(keyed.problems().getFirst().message()).contains("the key [customer] is not unique");
    assertThat(shop.store().resolve("data/keyed")).doesNotExist();
  }

  @Test
  void corruptLedgerIsAClearError() throws IOException {
    shop.build();
    Path heads = shop.store().resolve("ledger/heads/big");
    Files.writeString(heads.resolve("0000000001.json"), "{");

    assertThatThrownBy(() -> shop.build())
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("the store is damaged")
        .hasMessageContaining("0000000001.json");
  }

  @Test
  void lineageReachesTheSources() {
    LineageReport report = shop.builds().lineage("per_customer");

    assertThat(report.reads().outputs().get(1).columns())
        .extracting(c -> c.text())
        .containsExactly("big.amount");
    assertThat(report.origins().outputs().get(1).columns())
        .extracting(c -> c.text())
        .containsExactly("orders.amount");
  }

  @Test
  void namesThatLookLikePatternsAreReadAsTheyAre() throws IOException {
    Shop odd = new Shop(temp.resolve("odd [s]*"));
    odd.file("data/a1.csv", Shop.orders(0, 5)).file("data/a[1].csv", Shop.orders(0, 50));
    odd.file("weir.yaml", "sources:\n  orders: { csv: \"data/a[[]1].csv\" }\n");
    odd.product("n", "SELECT count(*) AS n FROM orders");
    odd.product("m", "SELECT n + 1 AS m FROM n");

    assertThat(odd.build().succeeded()).isTrue();
    assertThat(odd.rows("SELECT m FROM m")).containsExactly(List.of(51L));
  }

  @Test
  void theRecordOfABuildKeepsThePolicyThatItsIdCovers() {
    shop.build();
    Ledger ledger = new Ledger(new StoreLayout(shop.store()), FunctionCatalog.duckdb());

    BuildRecord record =
        ledger.record("big", ledger.head("big").orElseThrow().buildId()).orElseThrow();

    String policy = record.policy().orElseThrow();
    assertThat(SqlPolicy.load(policy)).isEqualTo(SqlPolicy.standard());
    assertThat(record.identity().part(Component.RULES).facts())
        .containsEntry("policy", Sha256.of(policy));
  }
}
