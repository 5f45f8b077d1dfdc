package dev.weir.verify.sql;

import static dev.weir.verify.sql.HostileQueries.WIDTHS;
import static dev.weir.verify.sql.HostileQueries.each;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Lists of each kind, as wide as a text can be.
final class HostileWidths {

  final List<HostileQueries.Family> families = new ArrayList<>();

  HostileWidths() {
    widths();
  }

  private void add(String name, int[] sizes, IntFunction<String> text) {
    families.add(new HostileQueries.Family(name, sizes, text));
  }

  private void widths() {
    add(
        "wide SELECT",
        WIDTHS,
        n -> "SELECT " + each(n, k -> "i + " + k + " AS c" + k, ", ") + " FROM t");
    add("same columns", WIDTHS, n -> "SELECT " + each(n, k -> "i", ", ") + " FROM t");
    add("stars", WIDTHS, n -> "SELECT " + each(n, k -> "*", ", ") + " FROM t");
    add("IN list", WIDTHS, n -> "SELECT 1 FROM t WHERE i IN (" + each(n, k -> "" + k, ", ") + ")");
    add(
        "NOT IN list of texts",
        WIDTHS,
        n -> "SELECT 1 FROM t WHERE s NOT IN (" + each(n, k -> "'v" + k + "'", ", ") + ")");
    add("list", WIDTHS, n -> "SELECT [" + each(n, k -> "" + k, ", ") + "]");
    add("struct", WIDTHS, n -> "SELECT {" + each(n, k -> "'f" + k + "': " + k, ", ") + "}");
    add("map", WIDTHS, n -> "SELECT MAP {" + each(n, k -> "'f" + k + "': " + k, ", ") + "}");
    add("arguments", WIDTHS, n -> "SELECT greatest(" + each(n, k -> "i + " + k, ", ") + ") FROM t");
    add(
        "coalesce",
        WIDTHS,
        n -> "SELECT coalesce(" + each(n, k -> "nullif(i, " + k + ")", ", ") + ") FROM t");
    add(
        "CASE",
        WIDTHS,
        n -> "SELECT CASE " + each(n, k -> "WHEN i = " + k + " THEN " + k, " ") + " END FROM t");
    add(
        "simple CASE",
        WIDTHS,
        n ->
            "SELECT CASE i "
                + each(n, k -> "WHEN " + k + " THEN 'v" + k + "'", " ")
                + " END FROM t");
    add(
        "VALUES",
        WIDTHS,
        n -> "SELECT * FROM (VALUES " + each(n, k -> "(" + k + ", 'v')", ", ") + ") v(a, b)");
    add("one row of VALUES", WIDTHS, n -> "VALUES (" + each(n, k -> "" + k, ", ") + ")");
    add(
        "aggregates",
        WIDTHS,
        n ->
            "SELECT "
                + each(n, k -> "sum(CASE WHEN i = " + k + " THEN x END) AS c" + k, ", ")
                + " FROM t");
    add(
        "filtered aggregates",
        WIDTHS,
        n -> "SELECT " + each(n, k -> "count(*) FILTER (WHERE i = " + k + ")", ", ") + " FROM t");
    add(
        "ordered aggregates",
        WIDTHS,
        n -> "SELECT " + each(n, k -> "list(i ORDER BY x + " + k + ")", ", ") + " FROM t");
    add(
        "windows",
        WIDTHS,
        n ->
            "SELECT "
                + each(n, k -> "sum(i) OVER (PARTITION BY x ORDER BY i + " + k + ")", ", ")
                + " FROM t");
    add(
        "named windows",
        WIDTHS,
        n ->
            "SELECT "
                + each(n, k -> "sum(i) OVER w" + k, ", ")
                + " FROM t WINDOW "
                + each(n, k -> "w" + k + " AS (ORDER BY i + " + k + ")", ", "));
    add(
        "group keys",
        WIDTHS,
        n -> "SELECT count(*) FROM t GROUP BY " + each(n, k -> "i + " + k, ", "));
    add(
        "GROUP BY ALL",
        WIDTHS,
        n -> "SELECT " + each(n, k -> "i + " + k, ", ") + ", count(*) FROM t GROUP BY ALL");
    add(
        "grouping sets",
        WIDTHS,
        n ->
            "SELECT count(*) FROM t GROUP BY GROUPING SETS ("
                + each(n, k -> "(i, i + " + k + ")", ", ")
                + ")");
    add(
        "ROLLUP",
        WIDTHS,
        n -> "SELECT count(*) FROM t GROUP BY ROLLUP (" + each(n, k -> "i + " + k, ", ") + ")");
    add(
        "CUBE",
        new int[] {3, 8, 11, 12, 13, 14, 15, 16, 60, 5_000},
        n -> "SELECT count(*) FROM t GROUP BY CUBE (" + each(n, k -> "i + " + k, ", ") + ")");
    add(
        "product of CUBEs",
        new int[] {1, 2, 3, 4, 5, 6, 8, 10, 40, 900},
        n ->
            "SELECT count(*) FROM t GROUP BY "
                + each(n, k -> "CUBE (i + " + k + ", x + " + k + ", i * " + k + ")", ", "));
    add("ORDER BY", WIDTHS, n -> "SELECT i FROM t ORDER BY " + each(n, k -> "i + " + k, ", "));
    add(
        "DISTINCT ON",
        WIDTHS,
        n -> "SELECT DISTINCT ON (" + each(n, k -> "i + " + k, ", ") + ") i FROM t");
    add(
        "PIVOT values",
        WIDTHS,
        n -> "SELECT * FROM (PIVOT t ON i IN (" + each(n, k -> "" + k, ", ") + ") USING sum(x))");
    add(
        "product of PIVOTs",
        new int[] {2, 5, 10, 30, 90, 200, 400, 1_500, 9_000},
        n ->
            "SELECT * FROM (PIVOT t ON i IN ("
                + each(n, k -> "" + k, ", ")
                + ") x IN ("
                + each(n, k -> "" + k, ", ")
                + ") USING sum(x))");
    add(
        "UNPIVOT",
        WIDTHS,
        n ->
            "SELECT * FROM (SELECT "
                + each(n, k -> "i AS c" + k, ", ")
                + " FROM t) UNPIVOT (v FOR n IN ("
                + each(n, k -> "c" + k, ", ")
                + "))");
    add(
        "COLUMNS over a wide subquery",
        WIDTHS,
        n ->
            "SELECT COLUMNS(*) + COLUMNS('c.*') FROM (SELECT "
                + each(n, k -> "i AS c" + k, ", ")
                + " FROM t)");
    add(
        "COLUMNS of a large expression",
        WIDTHS,
        n ->
            "SELECT [COLUMNS(*)"
                + each(n, k -> ", " + k, "")
                + "] FROM (SELECT "
                + each(200, k -> "i AS c" + k, ", ")
                + " FROM t)");
    add(
        "min of COLUMNS",
        WIDTHS,
        n ->
            "SELECT min(COLUMNS(*)), max(COLUMNS(*)) FROM (SELECT "
                + each(n, k -> "i AS c" + k, ", ")
                + " FROM t)");
    add(
        "REPLACE",
        WIDTHS,
        n ->
            "SELECT * REPLACE ("
                + each(n, k -> k + " AS c" + k, ", ")
                + ") FROM (SELECT "
                + each(n, k -> "i AS c" + k, ", ")
                + " FROM t)");
    add(
        "EXCLUDE",
        WIDTHS,
        n ->
            "SELECT * EXCLUDE ("
                + each(n, k -> "c" + k, ", ")
                + "), 1 FROM (SELECT "
                + each(n + 1, k -> "i AS c" + k, ", ")
                + " FROM t)");
    add(
        "USING",
        WIDTHS,
        n ->
            "SELECT 1 FROM (SELECT "
                + each(n, k -> "i AS c" + k, ", ")
                + " FROM t) a JOIN (SELECT "
                + each(n, k -> "i AS c" + k, ", ")
                + " FROM t) b USING ("
                + each(n, k -> "c" + k, ", ")
                + ")");
    add(
        "unnest side by side",
        WIDTHS,
        n -> "SELECT " + each(n, k -> "unnest(l)", ", ") + " FROM t");
    add(
        "scalar subqueries",
        WIDTHS,
        n -> "SELECT " + each(n, k -> "(SELECT max(i) FROM t WHERE x = " + k + ")", ", "));
    add(
        "correlated subqueries",
        WIDTHS,
        n ->
            "SELECT "
                + each(n, k -> "(SELECT max(u.i) FROM t u WHERE u.x = t.x + " + k + ")", ", ")
                + " FROM t");
    add(
        "EXISTS in conditions",
        WIDTHS,
        n ->
            "SELECT 1 FROM t WHERE "
                + each(
                    n,
                    k -> "EXISTS (SELECT 1 FROM t u WHERE u.i = t.i AND u.x = " + k + ")",
                    " AND "));
    add(
        "same EXISTS",
        WIDTHS,
        n ->
            "SELECT 1 FROM t WHERE "
                + each(n, k -> "EXISTS (SELECT 1 FROM t u WHERE u.i = t.i)", " OR "));
    add(
        "pairs in a disjunction",
        WIDTHS,
        n -> "SELECT 1 FROM t WHERE " + each(n, k -> "(i = " + k + " AND x = " + k + ")", " OR "));
    add(
        "disjunctions in a conjunction",
        WIDTHS,
        n -> "SELECT 1 FROM t WHERE " + each(n, k -> "(i = " + k + " OR x = " + k + ")", " AND "));
    add(
        "HAVING",
        WIDTHS,
        n -> "SELECT 1 FROM t GROUP BY i HAVING " + each(n, k -> "sum(x) <> " + k, " AND "));
    add("unknown columns", WIDTHS, n -> "SELECT " + each(n, k -> "nothing" + k, ", ") + " FROM t");
    add("unknown tables", WIDTHS, n -> "SELECT 1 FROM " + each(n, k -> "nothing" + k, ", "));
    add("statements", WIDTHS, n -> each(n, k -> "SELECT 1", "; "));
    add("semicolons", WIDTHS, n -> "SELECT 1" + ";".repeat(n));
    add("parameters", WIDTHS, n -> "SELECT " + each(n, k -> "$p" + k + "::INTEGER", ", "));
    add(
        "table functions",
        WIDTHS,
        n -> "SELECT 1 FROM " + each(n, k -> "range(" + k + ") r" + k, ", "));
    add(
        "positional joins",
        WIDTHS,
        n -> "SELECT 1 FROM t t0 " + each(n, k -> "POSITIONAL JOIN t t" + (k + 1), " "));
    add(
        "dates",
        WIDTHS,
        n -> "SELECT " + each(n, k -> "DATE '2020-01-01' + INTERVAL " + k + " DAY", ", "));
    add("line comments", WIDTHS, n -> "SELECT 1" + "\n-- x".repeat(n));
    add("rest of the line", WIDTHS, n -> "SELECT" + "\n".repeat(n) + "1");
  }
}
