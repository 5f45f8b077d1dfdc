package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.WeirException;
import dev.weir.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What products are compiled under, and what follows when that changes.
class ProjectPolicyTest {
  private static final String SOURCES = "\nsources:\n  orders: { csv: \"data/*.csv\" }\n";

  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop")).threeProducts();
  }

  private void projectPolicy(String... members) throws IOException {
    shop.file("weir.yaml", "policy: policies/main.json" + SOURCES);
    policy("main", members);
  }

  private void policy(String name, String... members) throws IOException {
    String all = members.length == 0 ? "" : ",\n " + String.join(",\n ", members);
    shop.file("policies/" + name + ".json", "{\"format\": \"weir.policy/1\"" + all + "}");
  }

  private PlanReport plan() {
    return shop.builds().plan(BuildRequest.all());
  }

  private List<Decision> decisions() {
    return plan().products().stream().map(PlanReport.Line::decision).toList();
  }

  @Test
  void anotherPolicyOfTheProjectBuildsEveryProductAndIsToldInWords() throws IOException {
    shop.build();
    projectPolicy("\"rules\": [\"qualify\", \"simplify\"]");

    assertThat(decisions()).containsOnly(Decision.BUILD);
    assertThat(plan().products().getFirst().reasons())
        .extracting(Reason::detail)
        .containsExactly("policy: rules changed from [\"qualify\"] to [\"qualify\",\"simplify\"]");
    WhyReport why = shop.builds().why("big", BuildRequest.all());
    assertThat(why.toString()).contains("policy: rules changed from");
    shop.build();
    assertThat(decisions()).containsOnly(Decision.REUSE);
  }

  @Test
  void theStandardPolicyWrittenDownIsNoChange() throws IOException {
    shop.build();
    projectPolicy();

    assertThat(decisions()).containsOnly(Decision.REUSE);
  }

  @Test
  void aHeaderOverridesThePolicyOfTheProject() throws IOException {
    projectPolicy("\"identifiers\": \"upper\"");
    policy("plain");
    shop.product(
        "best", "/* policy: policies/plain.json */ SELECT CUSTOMER AS customer FROM per_customer");

    List<Product> products = Projects.load(shop.folder()).products();

    assertThat(products)
        .extracting(Product::name, product -> product.policy().equals(SqlPolicy.standard()))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("best", true),
            org.assertj.core.groups.Tuple.tuple("big", false),
            org.assertj.core.groups.Tuple.tuple("per_customer", false));
    shop.build();
    assertThat(shop.rows("SELECT count(*) FROM (DESCRIBE big) WHERE column_name = 'ID'"))
        .containsExactly(List.of(1L));
    assertThat(shop.rows("SELECT count(*) FROM (DESCRIBE best) WHERE column_name = 'customer'"))
        .containsExactly(List.of(1L));

    policy("plain", "\"simplify\": [\"constant_propagation\"]");
    assertThat(plan().products())
        .extracting(PlanReport.Line::product, PlanReport.Line::decision)
        .contains(
            org.assertj.core.groups.Tuple.tuple("big", Decision.REUSE),
            org.assertj.core.groups.Tuple.tuple("best", Decision.BUILD));
  }

  @Test
  void theReadDialectIsThatOfTheTexts() throws IOException {
    policy("spark", "\"read\": \"spark\"");
    shop.product(
        "big",
        "/* policy: policies/spark.json */ SELECT `id`, `customer`, amount FROM orders WHERE amount"
            + " > 10");

    assertThat(shop.build().succeeded()).isTrue();
    assertThat(shop.rows("SELECT count(*) > 0 FROM big")).containsExactly(List.of(true));
  }

  @Test
  void whatMayMeanSomethingElseInTheDialectIsAnError() throws IOException {
    policy("postgres", "\"read\": \"postgres\"");
    shop.product(
        "big",
        "/* policy: policies/postgres.json */\n"
            + "SELECT id, customer, amount,\n"
            + "  amount / id AS q FROM orders");
    assertThatThrownBy(this::plan)
        .hasMessageContaining("big.sql:3:3: postgres cuts a division of integers");
  }

  @Test
  void aTrialRunsWhatWasWritten() throws IOException {
    policy("spark", "\"read\": \"spark\"");
    shop.product(
        "big",
        "/* policy: policies/spark.json */ SELECT `id`, `customer`, amount FROM orders WHERE amount"
            + " > 10");
    shop.build();
    assertThat(shop.builds().trial("big", 1000).failure()).isEmpty();
    shop.product("big", "SELECT id, customer, amount FROM orders WHERE amount >= 12; -- more");
    RowTrial trial = shop.builds().trial("big", 1000);
    assertThat(trial.failure()).isEmpty();
    assertThat(trial.differs()).isTrue();
  }

  @Test
  void whatIsRememberedIsRememberedForThePolicy() throws IOException {
    Path caches = temp.resolve("caches");
    shop.product("twin", "SELECT id, customer, amount FROM orders WHERE amount > 10");
    projectPolicy("\"identifiers\": \"upper\"");
    PlanReport upper = shop.builds().remembering(caches, "code").plan(BuildRequest.all());
    assertThat(upper).isEqualTo(plan());
    Builds offline =
        new Builds(Projects.load(shop.folder()), new ForbiddenEngine()).remembering(caches, "code");
    assertThat(offline.plan(BuildRequest.all())).isEqualTo(upper);

    projectPolicy("\"identifiers\": \"lower\"");
    PlanReport lower = shop.builds().remembering(caches, "code").plan(BuildRequest.all());

    assertThat(lower).isEqualTo(plan()).isNotEqualTo(upper);
  }

  @Test
  void everythingWrongWithPoliciesIsToldWithTheRest() throws IOException {
    projectPolicy("\"wrte\": \"duckdb\"", "\"generate\": {\"quoting\": \"never\"}");
    policy("other", "\"write\": \"spark\"", "\"rules\": [\"qualify\", \"simplfy\"]");
    shop.product("a", "/* policy: policies/other.json */ SELECT nope FROM orders");
    shop.product("b", "/* policy: policies/other.json */ SELECT id FROM orders");
    shop.product("c", "/*\nversion: 1\npolicy: gone.json\n*/ SELECT `id` FROM orders");
    shop.product("d", "SELECT id FROM c");

    assertThatThrownBy(this::openPlan)
        .isInstanceOfSatisfying(WeirException.class, e -> assertThat(e.problems()).hasSize(6))
        .hasMessageContaining("main.json:2:2: policy: there is no option 'wrte'")
        .hasMessageContaining("main.json:3:26: policy: 'generate.quoting' cannot be 'never'")
        .hasMessageContaining("other.json:2:11: policy: 'write' can only be 'duckdb'")
        .hasMessageContaining("other.json:3:23: there is no rewrite rule 'simplfy'")
        .hasMessageContaining("c.sql:3:9: there is no policy")
        .hasMessageContaining("a.sql:1:42: there is no column 'nope'");
  }

  @Test
  void noFaultIsFoundWithProductsWhosePolicyCannotBeRead() throws IOException {
    shop.file("weir.yaml", "policy: policies/main.json" + SOURCES);
    shop.file("policies/main.json", "{\"format\": \"weir.policy/1\",\n \"read\": }");
    shop.product("a", "SELECT `id` FROM orders");
    policy("other");
    shop.product("b", "/* policy: policies/other.json */ SELECT nope FROM orders");

    assertThatThrownBy(this::openPlan)
        .isInstanceOfSatisfying(WeirException.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining("main.json:2:10: not JSON")
        .hasMessageContaining("b.sql:1:42: there is no column 'nope'");
  }

  @Test
  void rulesRelyOnTheKeysOfContracts() throws IOException {
    projectPolicy("\"rules\": [\"qualify\", \"eliminate_joins\"]");
    shop.product(
        "best",
        """
        /*
        contract: { keys: [[customer]] }
        */
        SELECT customer, total FROM per_customer
        """);
    shop.product(
        "joined", "SELECT o.id FROM orders AS o LEFT JOIN best AS b ON o.customer = b.customer");
    shop.product(
        "other",
        "SELECT o.id FROM orders AS o LEFT JOIN per_customer AS b ON o.customer = b.customer");

    assertThat(shop.build().succeeded()).isTrue();

    assertThat(engineSql("joined")).isEqualTo("SELECT o.id FROM orders AS o");
    assertThat(engineSql("other")).contains("LEFT JOIN");
    assertThat(shop.rows("SELECT count(*) FROM joined"))
        .isEqualTo(shop.rows("SELECT count(*) FROM other"));
  }

  private String engineSql(String product) {
    Ledger ledger = new Ledger(new StoreLayout(shop.store()), FunctionCatalog.duckdb());
    String buildId = ledger.head(product).orElseThrow().buildId();
    return ledger.record(product, buildId).orElseThrow().engineSql();
  }

  @Test
  void aPolicyThatIsNoTextIsAProblemOfItsFile() throws IOException {
    shop.file("weir.yaml", "policy: policies/main.json" + SOURCES);
    shop.file("policies/main.json", "");
    java.nio.file.Files.write(
        shop.folder().resolve("policies/main.json"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(this::openPlan).hasMessageContaining("main.json is not UTF-8 text");
  }

  private PlanReport openPlan() {
    return Builds.open(shop.folder(), new DuckDbEngine()).plan(BuildRequest.all());
  }
}
