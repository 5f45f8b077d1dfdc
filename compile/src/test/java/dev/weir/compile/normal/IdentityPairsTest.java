package dev.weir.compile.normal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.StructType;
import dev.weir.model.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Pairs of queries that must be called the same, and pairs that must not: `pairs.txt`.
class IdentityPairsTest {
  private static final Catalog CATALOG =
      new TableCatalog(
          List.of(
              table(
                  "t",
                  "id INTEGER, a INTEGER, b INTEGER, s VARCHAR, d DECIMAL(10,2), f DOUBLE,"
                      + " l INTEGER[], ts TIMESTAMP"),
              table(
                  "u",
                  "id INTEGER, a INTEGER, x BIGINT, s VARCHAR, dt DATE,"
                      + " st STRUCT(p INTEGER, q VARCHAR)"),
              table("v", "id INTEGER, k INTEGER, y DOUBLE, s VARCHAR, flag BOOLEAN")));

  private record Pair(boolean same, String left, String right) {}

  private static Catalog.Table table(String name, String columns) {
    StructType type = (StructType) DataType.parse("STRUCT(" + columns + ")");
    return new Catalog.Table(
        TableName.of(name),
        new Schema(type.fields().stream().map(f -> new Column(f.name(), f.type())).toList()));
  }

  private static List<Pair> pairs() throws IOException {
    try (InputStream in = IdentityPairsTest.class.getResourceAsStream("pairs.txt")) {
      assertThat(in).isNotNull();
      List<Pair> pairs = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] queries = line.substring(1).split("\\|\\|\\|");
          pairs.add(new Pair(line.startsWith("="), queries[0].strip(), queries[1].strip()));
        }
      }
      return pairs;
    }
  }

  /// All queries of the pairs.
  static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    for (Pair pair : pairs()) {
      queries.add(pair.left());
      queries.add(pair.right());
    }
    return queries;
  }

  static String fingerprint(String sql) {
    return Compiler.duckdb().compile(sql, "pair", CATALOG).fingerprint().id();
  }

  private static NormalForm form(String sql, Evidence evidence) {
    return Normalizer.normalize(
        Compiler.duckdb().compile(sql, "pair", CATALOG).relation(), evidence);
  }

  static NormalForm form(String sql) {
    return form(sql, Evidence.none());
  }

  @Test
  void pairsAreCalledWhatTheyAre() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Pair pair : pairs()) {
      NormalForm left = form(pair.left());
      NormalForm right = form(pair.right());
      if (left.hash().equals(right.hash()) != pair.same()) {
        wrong.add(
            (pair.same() ? "not seen to be the same: " : "wrongly the same: ")
                + pair.left()
                + " ||| "
                + pair.right()
                + "\n"
                + left.text()
                + "\n"
                + right.text());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aNormalFormIsItsOwnNormalForm() throws IOException {
    for (Pair pair : pairs()) {
      NormalForm form = form(pair.left());
      Columns.Oddities odd = Columns.oddities(form.body());
      Rewriter again = new Rewriter(10_000, odd, Evidence.none());
      Canonical.Result second =
          Canonical.of(again.rewrite(form.body()), again.columnCount(), odd.any());
      assertThat(second.text()).as(pair.left()).isEqualTo(form.text());
    }
  }

  @Test
  void jsonReadBackIsTheSameForm() throws IOException {
    for (Pair pair : pairs()) {
      NormalForm form = form(pair.left());
      assertThat(PlanText.read(form.text())).as(pair.left()).isEqualTo(form.body());
      assertThat(PlanJson.write(PlanText.read(form.text()))).isEqualTo(form.text());
    }
  }

  @Test
  void everyRuleIsAtWorkInSomePair() throws IOException {
    Set<String> idle = new LinkedHashSet<>();
    Rules.names().forEach(idle::add);
    for (Pair pair : pairs()) {
      for (String sql : List.of(pair.left(), pair.right())) {
        Evidence.Kept evidence = Evidence.kept();
        form(sql, evidence);
        evidence.runs().stream()
            .filter(r -> r.changed() > 0)
            .forEach(r -> idle.remove(r.pass() + ": " + r.rule()));
      }
    }
    assertThat(idle).isEmpty();
  }

  @Test
  void fingerprintsKnowNamesAndOrderApartFromMeaning() {
    var compiler = Compiler.duckdb();
    var one = compiler.compile("SELECT a AS x, b AS y FROM t", "one", CATALOG).fingerprint();
    var renamed = compiler.compile("SELECT a AS z, b AS y FROM t", "two", CATALOG).fingerprint();
    var turned = compiler.compile("SELECT b AS y, a AS x FROM t", "three", CATALOG).fingerprint();
    var crossed = compiler.compile("SELECT b AS x, a AS y FROM t", "four", CATALOG).fingerprint();
    assertThat(one.differences(renamed)).containsExactly("schema");
    assertThat(one.differences(turned)).containsExactly("schema");
    assertThat(one.differences(crossed)).containsExactly("schema");
    assertThat(one.components().keySet())
        .containsExactly("query", "schema", "functions", "rules", "policy");
  }
}
