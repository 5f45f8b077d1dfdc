package dev.weir.verify.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Queries that somebody sends to bring a compiler down: every construct of the grammar nested,
/// doubled, or made as wide or as long as a text can be. They read a table `t (i INTEGER, x
/// INTEGER, s VARCHAR, b BOOLEAN, d DATE, l INTEGER[])`.
final class HostileQueries {
  private static final int[] DEPTHS = {3, 10, 20, 40, 120, 400, 1_200, 2_450, 2_600, 9_000, 40_000};
  static final int[] WIDTHS = {10, 100, 500, 1_000, 3_000, 10_000, 30_000, 90_000, 300_000};

  static final int LONGEST = 4_300_000;

  /// A text and what it is made of.
  record Hostile(String family, int size, String text) {}

  record Family(String name, int[] sizes, IntFunction<String> text) {}

  private final List<Family> families = new ArrayList<>();

  private HostileQueries() {
    nesting();
    chains();
    families.addAll(new HostileSteps().families);
    families.addAll(new HostileWidths().families);
    families.addAll(new HostileTokens().families);
  }

  /// About so many queries, the smaller of each family first; the same ones for the same number.
  static List<Hostile> of(int count) {
    List<Hostile> all = new ArrayList<>();
    HostileQueries queries = new HostileQueries();
    for (int round = 0; all.size() < count && round < 40; round++) {
      for (Family family : queries.families) {
        int[] sizes = family.sizes();
        int size = round < sizes.length ? sizes[round] : between(sizes, round);
        String text = family.text().apply(size);
        if (text.length() <= LONGEST) {
          all.add(new Hostile(family.name(), size, text));
        }
      }
    }
    return all.size() > count ? List.copyOf(all.subList(0, count)) : List.copyOf(all);
  }

  /// Sizes between those of the list, other ones in each round.
  private static int between(int[] sizes, int round) {
    int at = round % (sizes.length - 1);
    int part = 1 + (round * 7) % 11;
    return sizes[at] + (int) ((long) (sizes[at + 1] - sizes[at]) * part / 12);
  }

  private void add(String name, int[] sizes, IntFunction<String> text) {
    families.add(new Family(name, sizes, text));
  }

  private void nested(String name, String open, String inner, String close) {
    add(
        "nested " + name,
        DEPTHS,
        n -> "SELECT " + open.repeat(n) + inner + close.repeat(n) + " AS v FROM t");
  }

  private void nesting() {
    nested("parentheses", "(", "i", ")");
    nested("lists", "[", "i", "]");
    nested("structs", "{'a': ", "i", "}");
    nested("maps", "MAP {1: ", "i", "}");
    nested("rows", "row(", "i", ")");
    nested("lists of two", "[1, ", "i", "]");
    nested("minus", "- ", "i", "");
    nested("not", "NOT ", "b", "");
    nested("complement", "~ ", "i", "");
    nested("casts", "CAST(", "i", " AS BIGINT)");
    nested("postfix casts", "", "i", "::BIGINT");
    nested("try", "TRY(", "i", ")");
    nested("calls", "abs(", "i", ")");
    nested("calls of two", "greatest(i, ", "i", ")");
    nested("macros", "nullif(", "i", ", 1)");
    nested("case results", "CASE WHEN b THEN ", "i", " END");
    nested("case conditions", "CASE WHEN ", "b", " THEN b ELSE NOT b END");
    nested("case else", "CASE WHEN b THEN 1 ELSE ", "i", " END");
    nested("case operands", "CASE ", "i", " WHEN 1 THEN 2 ELSE 3 END");
    nested("between", "1 BETWEEN 0 AND (", "i", ")");
    nested("in", "1 IN (1, ", "i", ")");
    nested("coalesce", "coalesce(i, ", "i", ")");
    nested("if", "if(b, i, ", "i", ")");
    nested("lambdas", "list_transform(l, lambda e: ", "1", ")");
    nested("comprehensions", "[e FOR e IN ", "l", "]");
    nested("subscripts", "(", "l", ")[1]");
    nested("slices", "", "l", "[1:2]");
    nested("fields", "{'a': ", "i", "}.a");
    nested("collate", "(", "s", ") COLLATE NOCASE");
    nested("scalar subqueries", "(SELECT ", "i", ")");
    nested("correlated subqueries", "(SELECT max(t.i) + ", "i", " FROM t)");
    nested("exists", "EXISTS (SELECT 1 WHERE ", "b", ")");
    nested("in subqueries", "i IN (SELECT i FROM t WHERE ", "b", ")");
    nested("any", "i = ANY (SELECT i FROM t WHERE ", "b", ")");
    nested("array subqueries", "len(ARRAY(SELECT ", "i", "))");
    nested("intervals", "d + INTERVAL (", "1", ") DAY");
    nested("extract", "extract(year FROM d + ", "1", ")");
    nested("windows", "sum(i) OVER (ORDER BY ", "i", ")");
    nested("filters", "sum(1) FILTER (WHERE ", "b", ")");
    nested("unnest", "unnest([", "i", "])");
    nested("struct_pack", "struct_pack(a := ", "i", ")");
    nested("and in or", "(b AND (b OR ", "b", "))");
    nested("comparisons", "(i < ", "i", ")");
    nested("json paths", "('{}'::JSON)", "", "->'a'");
    nested("like", "s LIKE (", "s", ")");
    String[][] froms = {
      {"derived tables", "SELECT * FROM (", "SELECT i FROM t", ") q"},
      {"ctes", "WITH a AS (", "SELECT i FROM t", ") SELECT * FROM a"},
      {"unions", "(SELECT i FROM t UNION ", "SELECT i FROM t", ")"},
      {"excepts", "(SELECT i FROM t EXCEPT ALL ", "SELECT i FROM t", ")"},
      {"distinct", "SELECT DISTINCT i FROM (", "SELECT i FROM t", ") q"},
      {"grouping", "SELECT max(i) AS i FROM (", "SELECT i FROM t", ") q GROUP BY ALL"},
      {"limits", "SELECT i FROM (", "SELECT i FROM t", ") q ORDER BY i LIMIT 5"},
      {"pivots", "SELECT * FROM (PIVOT (", "SELECT i, x FROM t", ") ON x IN (1) USING count(*)) q"},
      {"laterals", "SELECT i FROM (", "SELECT i FROM t", ") q, LATERAL (SELECT q.i AS k) z"},
      {
        "qualify",
        "SELECT i FROM (",
        "SELECT i FROM t",
        ") QUALIFY row_number() OVER (ORDER BY i) = 1"
      }
    };
    for (String[] f : froms) {
      add("nested " + f[0], DEPTHS, n -> f[1].repeat(n) + f[2] + f[3].repeat(n));
    }
    add(
        "nested joins",
        DEPTHS,
        n -> "SELECT 1 FROM " + "(t NATURAL JOIN ".repeat(n) + "t" + ")".repeat(n));
    add(
        "joins with late conditions",
        DEPTHS,
        n -> "SELECT 1 FROM t " + "JOIN t ".repeat(n) + "ON b ".repeat(n));
    add(
        "nested types",
        DEPTHS,
        n -> "SELECT CAST(NULL AS " + "STRUCT(a ".repeat(n) + "INT" + ")".repeat(n) + ")");
    add("list types", DEPTHS, n -> "SELECT CAST(NULL AS INT" + "[]".repeat(n) + ")");
    add("nested comments", DEPTHS, n -> "SELECT 1 " + "/* ".repeat(n) + " */".repeat(n));
    add("openings", DEPTHS, "("::repeat);
    add("unclosed lists", DEPTHS, n -> "SELECT " + "[".repeat(n));
  }

  private void chained(String name, String first, String next) {
    add(
        "chain of " + name,
        WIDTHS,
        n ->
            "SELECT "
                + first
                + IntStream.range(0, n)
                    .mapToObj(k -> next.replace("#", "" + k))
                    .collect(Collectors.joining())
                + " AS v FROM t");
  }

  private void chains() {
    chained("sums", "i", " + i");
    chained("different sums", "i", " + #");
    chained("products and sums", "i", " * 2 + #");
    chained("texts", "s", " || 'a#'");
    chained("and", "b", " AND i <> #");
    chained("or", "b", " OR i = #");
    chained("and or", "b", " AND i > # OR x < #");
    chained("not equal", "b", " = (i <> #)");
    chained("is null", "b", " IS NULL");
    chained("methods", "(s)", ".upper()");
    chained("powers", "2", " ** 1");
    chained("arrows", "'{}'::JSON", " -> 'a#'");
    add(
        "joins",
        WIDTHS,
        n ->
            "SELECT 1 FROM t t0 "
                + each(
                    n, k -> "JOIN t t" + (k + 1) + " ON t" + (k + 1) + ".i = t" + k + ".i", " "));
    add(
        "left joins",
        WIDTHS,
        n ->
            "SELECT 1 FROM t t0 "
                + each(
                    n,
                    k -> "LEFT JOIN t t" + (k + 1) + " ON t" + (k + 1) + ".i = t" + k + ".i",
                    " "));
    add(
        "full joins with USING",
        WIDTHS,
        n -> "SELECT * FROM t t0 " + each(n, k -> "FULL JOIN t t" + (k + 1) + " USING (i)", " "));
    add(
        "joins with USING",
        WIDTHS,
        n -> "SELECT i FROM t t0 " + each(n, k -> "JOIN t t" + (k + 1) + " USING (i, x)", " "));
    add(
        "natural full joins",
        WIDTHS,
        n -> "SELECT * FROM t t0 " + each(n, k -> "NATURAL FULL JOIN t t" + (k + 1), " "));
    add("stars over joins", WIDTHS, n -> "SELECT * FROM " + each(n + 1, k -> "t t" + k, ", "));
    add("cross joins", WIDTHS, n -> "SELECT count(*) FROM " + each(n + 1, k -> "t t" + k, ", "));
    add(
        "asof joins",
        WIDTHS,
        n ->
            "SELECT 1 FROM t t0 "
                + each(n, k -> "ASOF JOIN t t" + (k + 1) + " ON t0.i >= t" + (k + 1) + ".i", " "));
    add(
        "semi joins",
        WIDTHS,
        n ->
            "SELECT 1 FROM t " + each(n, k -> "SEMI JOIN t u" + k + " ON t.i = u" + k + ".i", " "));
    add("unions", WIDTHS, n -> each(n + 1, k -> "SELECT i FROM t", " UNION ALL "));
    add(
        "unions by name",
        WIDTHS,
        n -> each(n + 1, k -> "SELECT i AS c" + k + " FROM t", " UNION ALL BY NAME "));
    add("distinct unions", WIDTHS, n -> each(n + 1, k -> "SELECT " + k, " UNION "));
    add(
        "intersections",
        WIDTHS,
        n -> each(n + 1, k -> "SELECT i FROM t WHERE x = " + k, " INTERSECT "));
    add(
        "ctes in a row",
        WIDTHS,
        n ->
            "WITH q0 AS (SELECT i FROM t)"
                + each(
                    n, k -> ", q" + (k + 1) + " AS (SELECT i + " + k + " AS i FROM q" + k + ")", "")
                + " SELECT * FROM q"
                + n);
    add(
        "ctes that nothing reads",
        WIDTHS,
        n -> "WITH " + each(n + 1, k -> "q" + k + " AS (SELECT i FROM t)", ", ") + " SELECT 1");
    add(
        "recursive ctes",
        WIDTHS,
        n ->
            "WITH RECURSIVE "
                + each(
                    n + 1,
                    k ->
                        "q"
                            + k
                            + "(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM q"
                            + k
                            + " WHERE n < 5)",
                    ", ")
                + " SELECT * FROM q0");
    add(
        "filters and groupings in turn",
        WIDTHS,
        n ->
            "WITH q0 AS (SELECT i, x FROM t)"
                + each(
                    n,
                    k ->
                        ", q"
                            + (k + 1)
                            + " AS (SELECT i, max(x) AS x FROM q"
                            + k
                            + " WHERE x > "
                            + k
                            + " GROUP BY i)",
                    "")
                + " SELECT * FROM q"
                + n);
    add(
        "windows in turn",
        WIDTHS,
        n ->
            "WITH q0 AS (SELECT i, x FROM t)"
                + each(
                    n,
                    k ->
                        ", q"
                            + (k + 1)
                            + " AS (SELECT i, sum(x) OVER (PARTITION BY i ORDER BY x) AS x FROM q"
                            + k
                            + ")",
                    "")
                + " SELECT * FROM q"
                + n);
  }

  static String each(int n, IntFunction<String> item, String between) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < n && text.length() < LONGEST + 100_000; k++) {
      if (k > 0) {
        text.append(between);
      }
      text.append(item.apply(k));
    }
    return text.toString();
  }
}
