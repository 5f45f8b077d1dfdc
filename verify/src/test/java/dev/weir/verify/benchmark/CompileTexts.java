package dev.weir.verify.benchmark;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts that are large in one way each, and the tables that they read.
final class CompileTexts {
  private CompileTexts() {}

  /// The tables of the large texts: `w` has as many columns as asked for, `t` few.
  static Catalog tables(int columns) {
    List<Column> wide =
        IntStream.range(0, columns)
            .mapToObj(i -> new Column("c" + i, DataType.parse("INTEGER")))
            .toList();
    List<Catalog.Table> tables = new ArrayList<>();
    tables.add(new Catalog.Table(TableName.of("w"), new Schema(wide)));
    tables.add(
        new Catalog.Table(
            TableName.of("t"),
            new Schema(
                Arrays.asList(
                    new Column("a", DataType.parse("INTEGER")),
                    new Column("b", DataType.parse("INTEGER"))))));
    return new TableCatalog(tables);
  }

  /// The large texts at a size, where 1,000 is full: a tenth of it costs a tenth of the time where
  /// cost is linear.
  static Map<String, String> large(int size) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("IN list", "SELECT a FROM t WHERE a IN (" + list(size * 10, "%d", ", ") + ")");
    texts.put("star of many columns", "SELECT * FROM w");
    texts.put("many columns", "SELECT " + list(size * 10, "a + %d AS x%<d", ", ") + " FROM t");
    texts.put("UNION ALL", list(size, "SELECT a, %d AS n FROM t", " UNION ALL "));
    texts.put(
        "nested subqueries",
        "SELECT * FROM (".repeat(size / 2) + "SELECT a FROM t" + ") AS q".repeat(size / 2));
    texts.put("+ chain", "SELECT " + list(size * 9 / 10, "a", " + ") + " AS x FROM t");
    texts.put("AND chain", "SELECT a FROM t WHERE " + list(size * 9 / 10, "a <> %d", " AND "));
    texts.put("OR chain", "SELECT a FROM t WHERE " + list(size * 9 / 10, "a = %d", " OR "));
    texts.put(
        "CASE", "SELECT CASE " + list(size, "WHEN a = %d THEN b + %<d", " ") + " END AS x FROM t");
    texts.put(
        "joins",
        "SELECT t0.a FROM t AS t0 "
            + IntStream.range(1, size)
                .mapToObj(i -> "JOIN t AS t" + i + " ON t" + (i - 1) + ".a = t" + i + ".a")
                .collect(Collectors.joining(" ")));
    texts.put(
        "CTEs", "WITH c0 AS (SELECT a FROM t)" + ctes(size) + " SELECT a FROM c" + (size - 1));
    return texts;
  }

  private static String ctes(int size) {
    return IntStream.range(1, size)
        .mapToObj(i -> ", c" + i + " AS (SELECT a FROM c" + (i - 1) + ")")
        .collect(Collectors.joining());
  }

  private static String list(int size, String item, String separator) {
    return IntStream.range(0, size)
        .mapToObj(i -> String.format(java.util.Locale.ROOT, item, i))
        .collect(Collectors.joining(separator));
  }
}
