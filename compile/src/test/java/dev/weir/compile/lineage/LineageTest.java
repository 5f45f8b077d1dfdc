package dev.weir.compile.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final Catalog CATALOG =
      new TableCatalog(
          List.of(
              table("t", "a INTEGER, b BIGINT, s VARCHAR, d DOUBLE"),
              table("u", "a INTEGER, c VARCHAR, n INTEGER"),
              table(
                  "l",
                  "id INTEGER, xs INTEGER[], st STRUCT(k INTEGER, inner_ STRUCT(z DOUBLE)), items"
                      + " STRUCT(name VARCHAR)[]")));

  private static Catalog.Table table(String name, String columns) {
    return new Catalog.Table(
        TableName.of(name),
        new Schema(
            Arrays.stream(columns.split(", (?=[a-z]+ [A-Z])(?![^(]*\\))"))
                .map(c -> c.split(" ", 2))
                .map(c -> new Column(c[0], DataType.parse(c[1])))
                .toList()));
  }

  private static QueryLineage lineage(String sql) {
    return lineage(sql, CATALOG);
  }

  private static QueryLineage lineage(String sql, Catalog catalog) {
    return Lineage.of(
        QueryBinder.bind(
            SqlParser.of(Dialect.DUCKDB).parseQuery(sql),
            sql,
            "<test>",
            catalog,
            FunctionCatalog.duckdb(),
            BindOptions.plain()));
  }

  private static String described(String sql) {
    QueryLineage lineage = lineage(sql);
    return GraphText.plain(LineageGraph.of(TableName.of("query"), lineage))
        + "required "
        + lineage.required().stream().map(BaseColumn::text).collect(Collectors.joining(", "))
        + "\n";
  }

  /// The cases with what lineage says of each. `-Dweir.goldens=write` writes the file anew.
  @Test
  void everyConstructHasTheLineageThatItsGoldenStates() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String part : resource("cases.sql").split("(?m)^-- ")) {
      if (!part.isBlank()) {
        String sql = part.substring(part.indexOf('\n')).strip();
        all.append("-- ").append(part.strip()).append('\n').append(described(sql)).append('\n');
      }
    }
    if ("write".equals(System.getProperty("weir.goldens"))) {
      Files.writeString(Path.of("src/test/resources/lineage/golden.txt"), all.toString());
    }
    assertThat(all.toString()).isEqualTo(resource("golden.txt"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = LineageTest.class.getResourceAsStream("/lineage/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void tablesAndFunctionsAreNamedEvenWhereNoColumnIs() {
    QueryLineage lineage =
        lineage("WITH unused AS (SELECT upper(c) FROM u) SELECT count(*) FROM t");

    assertThat(lineage.tables()).containsExactly(TableName.of("t"), TableName.of("u"));
    assertThat(lineage.functions()).containsExactly("count_star", "upper");
    assertThat(lineage.required()).isEmpty();
  }

  @Test
  void manyOutputsOverManyBranchesTakeOneAnalysis() {
    String branch =
        IntStream.range(0, 1000)
            .mapToObj(i -> "a + " + i + " AS c" + i)
            .collect(Collectors.joining(", ", "SELECT ", " FROM t"));
    String sql =
        IntStream.range(0, 10).mapToObj(_ -> branch).collect(Collectors.joining(" UNION ALL "));

    QueryLineage lineage = lineage(sql);

    assertThat(lineage.outputs()).hasSize(1000);
    assertThat(lineage.outputs())
        .allSatisfy(
            o -> assertThat(o.columns()).extracting(BaseColumn::text).containsExactly("t.a"));
  }

  @Test
  void nestedCtesReadTwiceDoNotMultiply() {
    StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT a, b FROM t)");
    for (int i = 1; i <= 60; i++) {
      sql.append(", c").append(i).append(" AS (SELECT x.a, y.b FROM c").append(i - 1);
      sql.append(" x JOIN c").append(i - 1).append(" y ON x.a = y.a)");
    }
    QueryLineage lineage = lineage(sql.append(" SELECT a, b FROM c60").toString());

    assertThat(lineage.outputs().get(1).columns())
        .extracting(BaseColumn::text)
        .containsExactly("t.b");
  }
}
