package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogFileTest {
  @Test
  void tablesHaveTypedColumnsInTheOrderOfTheFile() {
    Catalog catalog =
        parse(
            """
            {"tables":{"t":{"columns":{"a":"INTEGER","s":"STRUCT(x INTEGER, y VARCHAR[])"}}}}\
            """);
    assertThat(catalog.table(TableName.of("T")).orElseThrow().schema().text())
        .isEqualTo("a INTEGER, s STRUCT(x INTEGER, y VARCHAR[])");
  }

  @Test
  void dottedAndNestedNamesMeanTheSame() {
    Catalog dotted =
        parse("{\"tables\":{\"c.s.t\":{\"columns\":{}},\"c.s.\\\"u.v\\\"\":{\"columns\":{}}}}");
    Catalog nested =
        parse(
            "{\"tables\":{\"c\":{\"s\":{\"t\":{\"columns\":{}},\"\\\"u.v\\\"\":{\"columns\":{}}}}}}");
    assertThat(dotted.tables())
        .containsExactly(
            new TableName(List.of("c", "s", "t")), new TableName(List.of("c", "s", "u.v")));
    assertThat(nested.tables()).containsExactlyElementsOf(dotted.tables());
  }

  @Test
  void tablesMayBeNamedAtSeveralDepths() {
    assertThat(
            parse(
                    "{\"tables\":{\"t\":{\"columns\":{}},\"s\":{\"t\":{\"columns\":{}}},\"c.s.t\":{\"columns\":{}}}}")
                .tables())
        .containsExactly(
            TableName.of("t"),
            new TableName(List.of("s", "t")),
            new TableName(List.of("c", "s", "t")));
  }

  @Test
  void quotedNamesHoldDotsQuotesAndSpaces() {
    assertThat(
            parse(
                    "{\"tables\":{\"\\\"a.b\\\".\\\"c \\\"\\\"d\\\"\":{\"columns\":{}},\"two"
                        + " words\":{\"columns\":{}}}}")
                .tables())
        .containsExactly(new TableName(List.of("a.b", "c \"d")), TableName.of("two words"));
  }

  @Test
  void aColumnOfAnUnknownTypeIsOpaque() {
    DeclaredTables tables =
        CatalogFile.parse(
            "catalog.json",
            "{\"tables\":{\"t\":{\"columns\":{\"a\":\"INTEGER\",\"h\":\"HLL\",\"i\":\"INTGER\",\"v\":\"VECTOR(3)[]\"}}}}");
    assertThat(tables.catalog().table(TableName.of("t")).orElseThrow().schema().text())
        .isEqualTo("a INTEGER, h HLL, i INTGER, v VECTOR(3)[]");
    assertThat(tables.warnings()).hasSize(3);
    assertThat(tables.warnings().get(1).text())
        .contains("column 'i' of 't' can be selected and no more")
        .contains("INTEGER");
    CompiledQuery query =
        Compiler.duckdb()
            .compile("SELECT h, count(*) FROM t GROUP BY h ORDER BY h", "q", tables.catalog());
    assertThat(query.schema().columns().getFirst().type().text()).isEqualTo("HLL");
    assertThatThrownBy(
            () -> Compiler.duckdb().compile("SELECT h + 1 FROM t", "q", tables.catalog()))
        .hasMessageContaining("HLL");
  }

  @Test
  void aSchemaMayBeCalledColumns() {
    Catalog catalog = parse("{\"tables\":{\"columns\":{\"t\":{\"columns\":{\"a\":\"INTEGER\"}}}}}");
    assertThat(catalog.tables()).containsExactly(new TableName(List.of("columns", "t")));
  }

  @Test
  void everyProblemIsReportedWithItsPlace() {
    assertThatThrownBy(() ->
            parse(
                """
                {"tables": {
                  "t": {"columns": {"a": "INTEGER[", "b": 7, "A": "DATE"}, "kays": []},
                  "s.t": {"columns": {}},
                  "t": {"columns": {}},
                  "x": []
                }, "table": {}}
                """))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("catalog.json:2:26: ")
        .hasMessageContaining("the type of column 'b' must be a text")
        .hasMessageContaining("column 'A' of 't' stands twice")
        .hasMessageContaining(
            "table 't' has 'kays'; legal are columns, keys, unique; did you mean keys?")
        .hasMessageContaining("table 't' stands twice")
        .hasMessageContaining("'x' must be an object of tables")
        .hasMessageContaining("a catalog has no 'table'; legal is tables; did you mean tables?");
  }

  @Test
  void whatIsNotJsonIsShownWhereItBreaks() {
    assertThatThrownBy(() -> parse("{\"tables\": {\"t\": {\"columns\": {\"a\" \"INTEGER\"}}}}"))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("catalog.json:1:3")
        .hasMessageContaining("not JSON");
    assertThatThrownBy(() -> parse("")).hasMessageContaining("the document is empty");
    assertThatThrownBy(() -> parse("{} {}")).hasMessageContaining("something follows the end");
    assertThatThrownBy(() -> parse("[]")).hasMessageContaining("a catalog is an object");
    assertThatThrownBy(() -> parse("{}")).hasMessageContaining("the catalog has no 'tables'");
  }

  private static Catalog parse(String text) {
    return CatalogFile.parse("catalog.json", text).catalog();
  }

  @Test
  void columnsWithoutTheirWordAreOneProblemThatShowsTheForm() {
    assertThatThrownBy(
            () -> parse("{\"tables\":{\"s\":{\"t\":{\"a\":\"INTEGER\",\"b\":\"DATE\"}}}}"))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("the columns of 's.t' must stand in 'columns': {\"columns\": {")
        .extracting(e -> ((WeirException) e).problems().size())
        .isEqualTo(1);
  }

  @Test
  void keysArePromisesOfATable() {
    TableKeys keys =
        CatalogFile.parse(
                "catalog.json",
                "{\"tables\":{\"s.t\":{\"keys\":[\"Id\",[\"a\",\"b\"]],\"unique\":[[\"c\"]],"
                    + "\"columns\":{\"id\":\"INTEGER\",\"a\":\"DATE\",\"b\":\"DATE\",\"c\":\"DATE\"}}}}")
            .keys();
    TableName table = new TableName(List.of("S", "T"));
    assertThat(keys.of(table)).containsExactly(List.of("Id"), List.of("a", "b"));
    assertThat(keys.unique(table)).containsExactly(List.of("c"));
    assertThat(keys.of(TableName.of("t"))).isEmpty();
  }

  @Test
  void everythingWrongWithKeysIsReported() {
    assertThatThrownBy(() ->
            parse(
                """
                {"tables": {"t": {"columns": {"id": "INTEGER", "day": "DATE"},
                  "keys": [["idd"], [], ["day", "DAY"], ["id", "day"], ["day", "id"], 5],
                  "unique": {"id": 1}}}}
                """))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining(
            "catalog.json:2:13: a key of 't' names 'idd', which is none of its columns; did you"
                + " mean id?; it has id, day")
        .hasMessageContaining("catalog.json:2:21: a key of 't' names no column")
        .hasMessageContaining("catalog.json:2:33: a key of 't' names 'DAY' twice")
        .hasMessageContaining("catalog.json:2:56: the key (day, id) of 't' stands twice")
        .hasMessageContaining("catalog.json:2:71: 'keys' of 't' names columns by texts")
        .hasMessageContaining("catalog.json:3:13: 'unique' of 't' must be a list of keys");
  }
}
