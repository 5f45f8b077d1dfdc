package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.store.Contract.Nullability;
import dev.weir.store.Contract.PromisedColumn;
import dev.weir.store.OrderTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a project may say, and what is said about a project that is wrong.
class ProjectTest {
  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop"));
  }

  @Test
  void headerSaysWhatTheProductIs() throws IOException {
    shop.product(
        "deep/er/sales",
        """
        -- licence
        /*
        product: Sales
        version: 2
        owner: data@shop
        order: canonical by [id, "day of"]
        contract:
          columns:
            id: BIGINT NOT NULL
            tags: { type: "VARCHAR[]", nullable: false }
          keys: [[id], [id, tags]]
        write: { compression: zstd, level: 7, row_group_rows: 1000 }
        */
        SELECT 1 AS id
        """);

    Product product = Projects.load(shop.folder()).products().getFirst();

    assertThat(product.name()).isEqualTo("Sales");
    assertThat(product.version()).contains("2");
    assertThat(product.owner()).contains("data@shop");
    assertThat(product.write().order()).isEqualTo(new OrderTier.Canonical(List.of("id", "day of")));
    assertThat(product.contract().columns())
        .containsExactly(
            new PromisedColumn("id", DataType.parse("BIGINT"), Nullability.NEVER_NULL),
            new PromisedColumn("tags", DataType.parse("VARCHAR[]"), Nullability.NEVER_NULL));
    assertThat(product.contract().keys()).containsExactly(List.of("id"), List.of("id", "tags"));
    assertThat(product.write().facts()).containsEntry("write.compression", "zstd level 7");
  }

  @Test
  void headerMayStandOnOneLineOrBehindStars() throws IOException {
    shop.product("a", "/* version: 1 */ SELECT 1 AS x");
    shop.product("b", "/**\n * version: 2\n * order: written\n */\nSELECT 1 AS x");
    shop.product("c", "/* order: scan\n   version: 3 */ SELECT 1 AS x");
    shop.product("d", "/* order: scan\nversion: 4 */ SELECT 1 AS x");

    List<Product> products = Projects.load(shop.folder()).products();

    assertThat(products)
        .extracting(p -> p.version().orElseThrow())
        .containsExactly("1", "2", "3", "4");
    assertThat(products.get(3).write().order()).isEqualTo(new OrderTier.Scan());
    assertThat(products.get(1).write().order()).isEqualTo(new OrderTier.Written());
  }

  @Test
  void commentThatNamesNoKeyIsAComment() throws IOException {
    shop.product("a", "/* Copyright: all of us.\n  See: the law */ SELECT 1 AS x");
    shop.product("b", "SELECT 1 AS x /* version: 5 */");

    assertThat(Projects.load(shop.folder()).products())
        .allSatisfy(product -> assertThat(product.version()).isEmpty());
  }

  @Test
  void slipInTheOnlyKeyIsNotTakenForAComment() throws IOException {
    shop.product("a", "/* oder: written */ SELECT 1 AS x");

    assertThatThrownBy(() -> Projects.load(shop.folder()))
        .hasMessageContaining("a.sql:1:4: the header has no key 'oder'")
        .hasMessageContaining("did you mean order?");

    shop.product("a", "/* oder: written\nversion: 4 */ SELECT 1 AS x");
    assertThatThrownBy(() -> Projects.load(shop.folder()))
        .hasMessageContaining("a.sql:1:4: the header has no key 'oder'");
  }

  @Test
  void commentThatReadsAsKeysAndValuesIsAHeader() throws IOException {
    shop.product("a", "/*\nordr: scan\n*/ SELECT 1 AS x");
    shop.product("b", "/* { version: 4, bogus: 1 } */ SELECT 1 AS x");

    assertThatThrownBy(() -> Projects.load(shop.folder()))
        .hasMessageContaining("a.sql:2:1: the header has no key 'ordr'")
        .hasMessageContaining("b.sql:1:18: the header has no key 'bogus'");
  }

  @Test
  void problemsOfFilesComeWithThoseOfQueriesButNotWithTheirConsequences() throws IOException {
    shop.file(
        "weir.yaml",
        "bogus: 1\nsources:\n  orders: { csv: \"data/*.csv\" }\n  torn: { csv: x, json: y }\n");
    shop.product(
        "a", "/*\nversion: 1\ndescripton: x\ncontract: { keys: [nope] }\n*/ SELECT 1 AS x");
    shop.product("b", "SELECT y FROM a");
    shop.product("c", "SELECT FROM WHERE");
    shop.product("d", "SELECT * FROM c");
    shop.product("e", "SELECT * FROM f");
    shop.product("f", "SELECT * FROM e");
    shop.product("g", "SELECT amont FROM orders");
    shop.product("h", "SELECT anything FROM torn");
    shop.product("i", "/* product: G */ SELECT 1 AS x");

    Builds builds = Builds.open(shop.folder(), new DuckDbEngine());
    WeirException error =
        catchThrowableOfType(WeirException.class, () -> builds.plan(BuildRequest.all()));

    assertThat(error.problems())
        .extracting(problem -> problem.place().orElseThrow().label().replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder(
            "weir.yaml:1:1",
            "weir.yaml:4:3",
            "a.sql:3:1",
            "b.sql:1:8",
            "c.sql:1:8",
            "e.sql:1:1",
            "g.sql:1:8",
            "i.sql:1:13");
  }

  @Test
  void unknownTableNamesTheNearestEvenWhenNothingReadsIt() throws IOException {
    shop.product("a", "SELECT * FROM ordres");

    assertThatThrownBy(() -> shop.builds().plan(BuildRequest.all()))
        .hasMessageContaining("there is no table 'ordres'")
        .hasMessageContaining("did you mean orders?");
  }

  @Test
  void allProblemsOfAllFilesComeAtOnceWithTheirPlaces() throws IOException {
    shop.file(
        "weir.yaml",
        """
        projekt: shop
        profile: prod_fats
        sources:
          orders: { csv: "data/*.csv", json: x }
          clicks: { java: dev.weir.NoSuch }
          "bad name": { parquet: "x/*.parquet" }
        """);
    shop.product("a", "/* order: canonical */ SELECT 1 AS x");
    shop.product("b", "/*\nproduct: A\ndescripton: x\n*/ SELECT 1 AS x");

    WeirException error =
        catchThrowableOfType(WeirException.class, () -> Projects.load(shop.folder()));

    assertThat(error.problems())
        .extracting(Problem::text)
        .satisfiesExactlyInAnyOrder(
            p ->
                assertThat(p)
                    .contains("weir.yaml:1:1", "no key 'projekt'", "did you mean project?"),
            p ->
                assertThat(p)
                    .contains("weir.yaml:2:10", "no profile 'prod_fats'", "did you mean prod_fast"),
            p -> assertThat(p).contains("weir.yaml:4:3", "exactly one of parquet, csv, json, java"),
            p -> assertThat(p).contains("weir.yaml:5:19", "dev.weir.NoSuch", "class path"),
            p -> assertThat(p).contains("weir.yaml:6:3", "'bad name' is no name for a source"),
            p -> assertThat(p).contains("a.sql:1:11", "'canonical' needs keys"),
            p ->
                assertThat(p)
                    .contains("b.sql:3:1", "no key 'descripton'", "did you mean description?"),
            p ->
                assertThat(p)
                    .contains("b.sql:2:10", "the product 'A' has a name that is taken already"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "project: [1, 2]           | weir.yaml:1:10 | must be a text, not a list",
        "sources: [a]              | weir.yaml:1:10 | sources must be a mapping",
        "store: {                  | weir.yaml:2:1   | not readable as YAML",
        "a: b: c                   | weir.yaml:1:5  | needs quotes",
        "defaults: { order: best } | weir.yaml:1:20 | there is no order 'best'",
        "sources: { x: { csv: [] } } | weir.yaml:1:22 | empty list",
      })
  void wrongYamlIsNamedWithItsPlace(String yaml, String place, String message) throws IOException {
    shop.file("weir.yaml", yaml + "\n");

    assertThatThrownBy(() -> Projects.load(shop.folder()))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(message);
  }

  @Test
  void keyThatAppearsTwiceIsAnError() throws IOException {
    shop.file("weir.yaml", "project: a\nproject: b\n");

    assertThatThrownBy(() -> Projects.load(shop.folder()))
        .hasMessageContaining("weir.yaml:2:1: the key 'project' appears twice");
  }

  @Test
  void folderWithoutProjectSaysHowToMakeOne() {
    assertThatThrownBy(() -> Projects.load(temp))
        .hasMessageContaining("there is no weir.yaml in")
        .hasMessageContaining("weir init");
  }

  @Test
  void cycleIsPrinted() throws IOException {
    shop.product("a", "SELECT * FROM c");
    shop.product("b", "SELECT * FROM a");
    shop.product("c", "SELECT * FROM b");

    assertThatThrownBy(() -> shop.builds().plan(BuildRequest.all()))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CYCLE))
        .hasMessageContaining("a -> c -> b -> a");
  }

  @Test
  void problemsOfSeveralProductsComeAtOnceAndLeaveTheStoreUntouched() throws IOException {
    shop.product("a", "SELECT amont FROM orders");
    shop.product("b", "SELECT * FROM ordres");
    shop.product(
        "c", "/* contract: { columns: { n: VARCHAR } } */ SELECT count(*) AS n FROM orders");
    shop.product("d", "SELECT * FROM a");
    shop.product("e", "SELECT FROM WHERE");
    List<String> before = shop.snapshot();

    WeirException error = catchThrowableOfType(WeirException.class, () -> shop.build());

    assertThat(error.problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            ErrorCode.UNKNOWN_COLUMN,
            ErrorCode.UNKNOWN_TABLE,
            ErrorCode.TYPE_MISMATCH,
            ErrorCode.SYNTAX);
    assertThat(error.getMessage())
        .contains("a.sql:1:8", "did you mean amount?", "b.sql:1:15", "did you mean orders?")
        .contains("c.sql:1:4", "column 'n' is BIGINT, the contract promises VARCHAR");
    assertThat(shop.snapshot()).isEqualTo(before);
  }

  @Test
  void sourceWithoutFilesIsAnErrorAtItsPlace() throws IOException {
    shop.file("weir.yaml", "sources:\n  orders: { csv: \"nowhere/*.csv\" }\n");
    shop.product("a", "SELECT * FROM orders");

    assertThatThrownBy(() -> shop.build())
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE))
        .hasMessageContaining("weir.yaml:2:3")
        .hasMessageContaining("source 'orders'");
  }

  @Test
  void initWritesAProjectThatBuilds() throws IOException {
    Path folder = temp.resolve("new");
    assertThat(Projects.init(folder)).contains(folder.resolve("weir.yaml"));

    Builds builds = new Builds(Projects.load(folder), new DuckDbEngine());

    assertThat(builds.build(BuildRequest.all(), BuildListener.NONE).with(Outcome.BUILT)).hasSize(3);
    assertThatThrownBy(() -> Projects.init(folder)).hasMessageContaining("is not empty");
    assertThat(Files.readString(folder.resolve("weir.yaml"))).startsWith("project: shop");
  }
}
