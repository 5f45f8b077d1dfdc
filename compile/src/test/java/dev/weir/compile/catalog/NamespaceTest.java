package dev.weir.compile.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.policy.Qualification;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceTest {
  private static final Catalog CATALOG =
      catalog("t", "sales.t", "sales.orders", "wh.main.t", "wh.raw.events", "memory.raw.log");

  /// Each table has one column that is named like the table.
  private static Catalog catalog(String... names) {
    return new TableCatalog(
        Arrays.stream(names)
            .map(name ->
                new Catalog.Table(
                    new TableName(List.of(name.split("\\."))),
                    new Schema(List.of(new Column(name, ScalarType.INTEGER)))))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "t, t",
    "T, t",
    "main.t, t",
    "memory.main.t, t",
    "memory.t, t",
    "sales.t, sales.t",
    "memory.sales.orders, sales.orders",
    "wh.t, wh.main.t",
    "wh.raw.events, wh.raw.events",
    "raw.log, memory.raw.log"
  })
  void aNameOfAnyDepthMeansWhatTheEngineMakesOfIt(String written, String table) {
    assertThat(read(written, Namespace.standard())).isEqualTo(table);
  }

  @ParameterizedTest
  @CsvSource({
    "t, sales.t",
    "orders, sales.orders",
    "main.t, t",
    "memory.t, sales.t",
    "sales.orders, sales.orders"
  })
  void aDefaultSchemaIsLookedAtBeforeMain(String written, String table) {
    assertThat(read(written, Namespace.standard().inSchema("sales"))).isEqualTo(table);
  }

  @Test
  void mainIsLookedAtBehindTheDefaultSchema() {
    assertThat(read("t", Namespace.standard().inSchema("nothing"))).isEqualTo("t");
  }

  @Test
  void aDefaultCatalogHoldsTheShortNames() {
    Namespace there = Namespace.standard().inSchema("wh", "raw");
    assertThat(read("events", there)).isEqualTo("wh.raw.events");
    assertThat(read("wh.sales.orders", there)).isEqualTo("sales.orders");
  }

  @Test
  void aNameThatIsACatalogAndASchemaIsAmbiguous() {
    Catalog both = catalog("a.t", "a.main.t");
    assertThatThrownBy(() -> Compiler.duckdb().compile("FROM a.t", "q", both, BindOptions.plain()))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.AMBIGUOUS_TABLE))
        .hasMessageContaining("write memory.a.t or a.main.t")
        .hasMessageContaining("q:1:6");
  }

  @Test
  void otherCatalogsAndSchemasAreUnknown() {
    for (String name : List.of("x.main.t", "x.t", "main.orders", "a.b.c.d")) {
      assertThatThrownBy(() -> read(name, Namespace.standard()))
          .isInstanceOf(WeirException.class)
          .hasMessageContaining("there is no table '" + name + "'");
    }
  }

  @Test
  void aPolicyMayDemandOneDepth() {
    Qualification two = Qualification.standard().ofDepth(2);
    Compiler compiler = Compiler.duckdb().with(SqlPolicy.standard().with(two));
    assertThat(compiler.compile("FROM sales.t", "q", CATALOG).schema().text())
        .isEqualTo("\"sales.t\" INTEGER");
    assertThatThrownBy(() -> compiler.compile("FROM t", "q", CATALOG))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CATALOG_DEPTH))
        .hasMessageContaining("the policy wants names of 2: schema.table");
  }

  @Test
  void aPolicySaysWhereNamesAreLookedUp() {
    Compiler compiler =
        Compiler.duckdb()
            .with(SqlPolicy.standard().with(Qualification.standard().inSchema("wh", "raw")));
    assertThat(compiler.compile("FROM events", "q", CATALOG).schema().text())
        .isEqualTo("\"wh.raw.events\" INTEGER");
  }

  @Test
  void referencesLeaveOutWhatGoesWithoutSaying() {
    Compiler compiler = Compiler.duckdb();
    assertThat(
            compiler.references(
                compiler.parse("FROM main.t, memory.main.t x, T, sales.t, memory.sales.o", "q")))
        .extracting(TableName::text)
        .containsExactly("t", "sales.t", "sales.o");
  }

  @Test
  void quotedNamesAreOnePart() {
    Catalog dotted =
        new TableCatalog(
            List.of(
                new Catalog.Table(
                    TableName.of("a.b"),
                    new Schema(List.of(new Column("one part", ScalarType.INTEGER)))),
                new Catalog.Table(
                    new TableName(List.of("a", "b")),
                    new Schema(List.of(new Column("two parts", ScalarType.INTEGER))))));
    assertThat(Compiler.duckdb().compile("FROM \"a.b\"", "q", dotted).schema().text())
        .isEqualTo("\"one part\" INTEGER");
    assertThat(Compiler.duckdb().compile("FROM a.b", "q", dotted).schema().text())
        .isEqualTo("\"two parts\" INTEGER");
  }

  private static String read(String written, Namespace namespace) {
    return Compiler.duckdb()
        .compile("FROM " + written, "q", CATALOG, BindOptions.plain().in(namespace))
        .schema()
        .columns()
        .getFirst()
        .name();
  }
}
