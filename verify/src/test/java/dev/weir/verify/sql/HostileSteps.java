package dev.weir.verify.sql;

import static dev.weir.verify.sql.HostileQueries.each;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Chains of steps that read the one before several times: they double when they are written out.
final class HostileSteps {
  private static final int[] STEPS = {3, 8, 12, 16, 20, 30, 45, 70, 110, 180};

  final List<HostileQueries.Family> families = new ArrayList<>();

  HostileSteps() {
    doubling();
  }

  private void add(String name, int[] sizes, IntFunction<String> text) {
    families.add(new HostileQueries.Family(name, sizes, text));
  }

  private void step(String name, String base, String next) {
    add(
        "doubling " + name,
        STEPS,
        n ->
            "WITH q0 AS ("
                + base
                + ")"
                + each(n, k -> ", q" + (k + 1) + " AS (" + next.replace("@", "q" + k) + ")", "")
                + " SELECT * FROM q"
                + n);
    add(
        "doubling in place: " + name,
        STEPS,
        n -> {
          String text = base;
          for (int k = 0; k < n && text.length() < HostileQueries.LONGEST; k++) {
            text =
                next.replaceFirst("@", "(" + java.util.regex.Matcher.quoteReplacement(text) + ") ")
                    .replace("@", "t");
          }
          return text;
        });
  }

  private void doubling() {
    String plain = "SELECT i AS x, i AS k FROM t";
    step("sums", plain, "SELECT x + x AS x, k FROM @");
    step("products", plain, "SELECT (x * x) % 1000 AS x, k FROM @");
    step("case", plain, "SELECT CASE WHEN x = 5 THEN 6 ELSE x END AS x, k FROM @");
    step(
        "clamps",
        plain,
        "SELECT CASE WHEN x < 1 THEN 1 WHEN x > 9 THEN 9 ELSE x END AS x, k FROM @");
    step("four times", plain, "SELECT x + x * x - x AS x, k FROM @");
    step("coalesce", plain, "SELECT coalesce(nullif(x, 1), x) AS x, k FROM @");
    step(
        "conditions",
        "SELECT b AS x, i AS k FROM t",
        "SELECT (x AND k = 1) OR (NOT x AND k = 2) AS x, k FROM @");
    step(
        "exclusive or",
        "SELECT b AS x, i AS k FROM t",
        "SELECT (x OR k = 1) AND NOT (x AND k = 1) AS x, k FROM @");
    step(
        "truth tests",
        "SELECT b AS x, i AS k FROM t",
        "SELECT x IS TRUE OR x IS NULL AS x, k FROM @ WHERE x OR NOT x");
    step(
        "subqueries",
        plain,
        "SELECT CASE WHEN x IN (SELECT i FROM t) THEN 1 ELSE x END AS x, k FROM @");
    step(
        "correlated subqueries",
        plain,
        "SELECT x + (SELECT max(t.i) FROM t WHERE t.i = q.x) AS x, k FROM @ q");
    step(
        "correlated existence",
        plain,
        "SELECT x, k FROM @ q WHERE EXISTS (SELECT 1 FROM t WHERE t.i = q.x + q.x)");
    step(
        "lambdas",
        "SELECT l AS x, i AS k FROM t",
        "SELECT list_concat(x, list_transform(x, lambda e: e + len(x))) AS x, k FROM @");
    step(
        "structs",
        "SELECT {'p': i, 'q': i} AS x, i AS k FROM t",
        "SELECT {'p': x.p + x.q, 'q': x.q + x.p} AS x, k FROM @");
    step("lists", "SELECT [i] AS x, i AS k FROM t", "SELECT x || x AS x, k FROM @");
    step("nested lists", "SELECT [i] AS x, i AS k FROM t", "SELECT [x, x] AS x, k FROM @");
    step("maps", "SELECT i AS x, i AS k FROM t", "SELECT MAP {'a': x, 'b': x} AS x, k FROM @");
    step("texts", "SELECT s AS x, i AS k FROM t", "SELECT replace(x, 'a', x) AS x, k FROM @");
    step("dates", "SELECT d AS x, i AS k FROM t", "SELECT greatest(x, x + 1) AS x, k FROM @");
    step("joins", plain, "SELECT q.x + q.x AS x, q.k FROM @ q LEFT JOIN t ON t.i = q.x + q.x");
    step(
        "full joins",
        plain,
        "SELECT coalesce(q.x, t.i) + q.x AS x, t.i AS k FROM @ q FULL JOIN t ON t.i = q.x");
    step("groupings", plain, "SELECT x + x AS x, max(x) AS k FROM @ GROUP BY x");
    step(
        "grouping sets",
        plain,
        "SELECT x, max(k) AS k FROM @ GROUP BY ROLLUP (x + x, x)"
            .replace("SELECT x,", "SELECT max(x) + max(x) AS x,"));
    step("windows", plain, "SELECT sum(x + x) OVER (PARTITION BY x ORDER BY x + x) AS x, k FROM @");
    step(
        "qualify",
        plain,
        "SELECT x + x AS x, k FROM @ QUALIFY row_number() OVER (PARTITION BY x ORDER BY x + x) ="
            + " 1");
    step("order", plain, "SELECT x + x AS x, k FROM @ ORDER BY x + x, x LIMIT 9");
    step("distinct", plain, "SELECT DISTINCT x + x AS x, x AS k FROM @ ORDER BY x + x");
    step("filters", plain, "SELECT x + x AS x, k FROM @ WHERE x + x > x AND x <> 7");
    step("unpivots", plain, "SELECT v + v AS x, v AS k FROM @ UNPIVOT (v FOR n IN (x, k))");
    step("pivots", plain, "SELECT * FROM (PIVOT @ ON k IN (1 AS x, 2 AS k) USING sum(x + x))");
    step("unions", plain, "SELECT x, k FROM @ UNION ALL SELECT x + x, k FROM @");
    step("self joins", plain, "SELECT a.x, b.k FROM @ a, @ b");
    step("self joins by key", plain, "SELECT a.x + b.x AS x, b.k FROM @ a JOIN @ b ON a.k = b.k");
    step("reads in subqueries", plain, "SELECT x + (SELECT max(x) FROM @) AS x, k FROM @");
    step("reads in conditions", plain, "SELECT x, k FROM @ WHERE x IN (SELECT k FROM @)");
    step("stars over self joins", plain, "SELECT * FROM @ a, @ b");
    step("columns expressions", plain, "SELECT COLUMNS(*) + COLUMNS(*) FROM @");
    step("all columns twice", plain, "SELECT *, * FROM @");
    step("intersections", plain, "SELECT x, k FROM @ INTERSECT SELECT x + x, k FROM @");
    add(
        "doubling aliases",
        STEPS,
        n ->
            "SELECT i AS x0"
                + each(n, k -> ", x" + k + " + x" + k + " AS x" + (k + 1), "")
                + " FROM t");
    add(
        "doubling macros",
        STEPS,
        n ->
            "SELECT "
                + "list_append(list_prepend(1, ".repeat(n)
                + "l"
                + "), 2)".repeat(n)
                + " FROM t");
    add(
        "doubling list comprehensions",
        STEPS,
        n ->
            "SELECT "
                + "[e + len(l) FOR e IN ".repeat(n)
                + "l"
                + " IF e > 1]".repeat(n)
                + " FROM t");
  }
}
