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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every pair of queries in the tables of docs/guide/identity.md is what the guide says of it.
class IdentityGuideTest {
  /// The tables that the guide shows as `tables.json`.
  private static final Catalog CATALOG =
      new TableCatalog(
          List.of(
              table(
                  "t",
                  "id INTEGER, a INTEGER, b INTEGER, s VARCHAR, d DECIMAL(10,2), f DOUBLE, g DOUBLE,"
                      + " \"day\" DATE, flag BOOLEAN, l INTEGER[]"),
              table("u", "id INTEGER, x INTEGER, s VARCHAR")));

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static Catalog.Table table(String name, String columns) {
    StructType type = (StructType) DataType.parse("STRUCT(" + columns + ")");
    return new Catalog.Table(
        TableName.of(name),
        new Schema(type.fields().stream().map(f -> new Column(f.name(), f.type())).toList()));
  }

  private record Row(String left, List<String> others) {}

  /// The rows of the table under a heading.
  private static List<Row> rows(String heading) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("docs/guide"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not inside a checkout");
    }
    String guide = Files.readString(folder.resolve("docs/guide/identity.md"));
    int start = guide.indexOf("\n## " + heading + "\n");
    assertThat(start).as("heading " + heading).isPositive();
    List<Row> rows = new ArrayList<>();
    String[] lines = guide.substring(start + 4).split("\n## ", 2)[0].split("\n");
    for (String line : lines) {
      if (!line.startsWith("| `")) {
        continue;
      }
      String[] cells = line.replace("\\|", "\u0001").split("\\|");
      rows.add(new Row(codes(cells[1]).getFirst(), codes(cells[2])));
    }
    return rows;
  }

  private static List<String> codes(String cell) {
    List<String> codes = new ArrayList<>();
    Matcher matcher = CODE.matcher(cell);
    while (matcher.find()) {
      codes.add(matcher.group(1).replace('\u0001', '|'));
    }
    assertThat(codes).as(cell).isNotEmpty();
    return codes;
  }

  /// A fragment as the whole query that the guide says it stands for.
  private static String whole(String fragment) {
    if (fragment.matches("(?i)(select|with) .*")) {
      return fragment;
    }
    if (fragment.startsWith("WHERE ")) {
      return "SELECT a FROM t " + fragment;
    }
    return fragment.matches("t( LEFT)? JOIN .*|t, .*")
        ? "SELECT * FROM " + fragment
        : "SELECT " + fragment + " FROM t";
  }

  private static String query(String fragment) {
    return Normalizer.normalize(
            Compiler.duckdb().compile(whole(fragment), "guide", CATALOG).relation())
        .hash();
  }

  private static List<String> wrong(List<Row> rows, boolean same) {
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      for (String other : row.others()) {
        if (query(row.left()).equals(query(other)) != same) {
          wrong.add(whole(row.left()) + "\n  and " + whole(other));
        }
      }
    }
    return wrong;
  }

  @Test
  void whatTheGuideCallsTheSameHasOneFingerprint() throws IOException {
    List<Row> rows = rows("The same");
    assertThat(rows).hasSizeGreaterThan(30);
    assertThat(wrong(rows, true)).isEmpty();
  }

  @Test
  void whatTheGuideCallsDifferentHasTwo() throws IOException {
    List<Row> rows = rows("Not the same, and why");
    assertThat(rows).hasSizeGreaterThan(15);
    assertThat(wrong(rows, false)).isEmpty();
  }
}
