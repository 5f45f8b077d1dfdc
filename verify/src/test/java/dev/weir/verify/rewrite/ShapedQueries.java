package dev.weir.verify.rewrite;

import dev.weir.verify.emit.NamedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Queries of the shapes that rules about filters, subqueries and joins are made for and go wrong
/// on, over the tables `t(id, a, b, s, d)`, `u(id, a, x, s)` and `v(id, k, s)`.
final class ShapedQueries {
  private static final List<String> FILTERS =
      List.of(
          "d.k = 1",
          "d.k IS NULL",
          "d.k IS NOT NULL",
          "d.k > 1 AND d.s LIKE 'a%'",
          "coalesce(d.k, 0) = 0",
          "d.k IN (1, 2, NULL)",
          "d.k NOT IN (1, 2)",
          "NOT (d.k = 1 OR d.s = 'b')",
          "d.k BETWEEN 1 AND 3",
          "d.k + 1 > 2",
          "(d.k = 1 AND d.s = 'a') OR (d.k = 1 AND d.s = 'b')",
          "d.k = 1 OR (d.k = 2 AND d.s IS NULL)",
          "CASE WHEN d.s = 'a' THEN d.k ELSE 0 END = 0",
          "d.s IS DISTINCT FROM 'a'",
          "1 < d.k",
          "10 // d.k > 2",
          "d.k <> 0 AND 10 // d.k > 2",
          "CAST(d.s AS INTEGER) = 1",
          "d.k = 1 + 1 AND TRUE");

  private static final List<String> TABLES =
      List.of(
          "SELECT a AS k, s FROM t",
          "SELECT a AS k, s FROM t WHERE b > 1",
          "SELECT a AS k, s FROM t WHERE a <> 0 AND s < 'A'",
          "SELECT a + 1 AS k, '1' AS s FROM t",
          "SELECT a AS k, CASE WHEN a > 2 THEN '1' ELSE s END AS s FROM t WHERE a > 2",
          "SELECT DISTINCT a AS k, s FROM t",
          "SELECT a AS k, max(s) AS s FROM t GROUP BY a",
          "SELECT count(*) AS k, s FROM t GROUP BY s",
          "SELECT count(b) AS k, s FROM t GROUP BY s HAVING count(*) > 1",
          "SELECT count(*) AS k, max(s) AS s FROM t",
          "SELECT a AS k, s FROM t GROUP BY GROUPING SETS ((a), (s), ())",
          "SELECT a + b AS k, s FROM t",
          "SELECT a AS k, s, sum(b) OVER (PARTITION BY a) AS w FROM t",
          "SELECT a AS k, s, sum(b) OVER (PARTITION BY a, s) AS w FROM t",
          "SELECT sum(b) OVER (PARTITION BY s) AS k, s FROM t",
          "SELECT a AS k, s FROM t QUALIFY rank() OVER (PARTITION BY s ORDER BY a) = 1",
          "SELECT a AS k, s FROM t ORDER BY a, s LIMIT 4",
          "SELECT a AS k, s FROM t UNION ALL SELECT x, s FROM u",
          "SELECT a AS k, s FROM t UNION ALL SELECT a, s FROM u WHERE x > 1",
          "SELECT a AS k, s FROM t UNION SELECT a, s FROM u",
          "SELECT a AS k, s FROM t EXCEPT SELECT a, s FROM u",
          "SELECT a AS k, s FROM t INTERSECT ALL SELECT a, s FROM u",
          "SELECT DISTINCT ON (a) a AS k, s FROM t ORDER BY a, s",
          "SELECT unnest([a, b]) AS k, s FROM t",
          "SELECT t.a AS k, v.s FROM t LEFT JOIN v ON t.a = v.k",
          "SELECT v.k, t.s FROM t LEFT JOIN v ON t.a = v.k AND v.k > 0",
          "SELECT t.a AS k, v.s FROM t FULL JOIN v ON t.a = v.k",
          "WITH c AS (SELECT a AS k, s FROM t) SELECT k, s FROM c",
          "SELECT 1 AS k, s FROM v",
          "SELECT NULL::INTEGER AS k, 'a' AS s FROM v",
          "SELECT if(a > 1, 1, NULL) AS k, s FROM t");

  private static final List<String> JOINS =
      List.of("", "", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "SEMI JOIN", "ANTI JOIN");

  private static final List<String> BONDS =
      List.of(
          "u.a = t.a",
          "t.a = u.a",
          "u.a = t.a AND u.s = t.s",
          "u.a = t.a AND u.x > t.b",
          "u.x < t.b",
          "u.a IS NOT DISTINCT FROM t.a",
          "u.a = t.a AND t.b > 1",
          "u.a + 1 = t.a",
          "u.a = t.a OR u.s = t.s",
          "u.a = coalesce(t.a, 1)",
          "TRUE");

  private static final List<String> LOCALS =
      List.of("", "", " AND u.x > 1", " AND u.s = 'a'", " AND u.x IS NOT NULL", " AND u.id < 0");

  private static final List<String> VALUES =
      List.of(
          "count(*)",
          "count(u.x)",
          "count(DISTINCT u.s)",
          "sum(u.x)",
          "max(u.s)",
          "avg(u.x)",
          "coalesce(sum(u.x), 0)",
          "count(*) + 1",
          "count(*) FILTER (WHERE u.x > 2)",
          "sum(u.x) + count(*)",
          "bool_or(u.x > 1)",
          "min(u.a) IS NULL",
          "1 + max(u.a)",
          "count(*) = 0");

  private static final List<String> CHAINS =
      List.of(
          "t, u, v WHERE t.a = v.k AND v.s = u.s",
          "t, u, v WHERE t.a = u.a AND u.s = v.s AND t.b = v.k",
          "t CROSS JOIN u JOIN v ON t.a = v.k WHERE v.s = u.s",
          "(t CROSS JOIN u) LEFT JOIN v ON t.a = v.k WHERE t.a = u.a",
          "t LEFT JOIN (u CROSS JOIN v) ON t.a = u.a WHERE u.s = v.s",
          "t RIGHT JOIN (u CROSS JOIN v) ON t.a = u.a WHERE u.s = v.s",
          "t FULL JOIN u ON t.a = u.a, v WHERE u.s = v.s",
          "t, v, LATERAL (SELECT x, s FROM u WHERE u.a = t.a) AS u WHERE u.s = v.s",
          "t, u LEFT JOIN v ON u.s = v.s WHERE t.a = v.k",
          "t JOIN u ON t.a = u.a LEFT JOIN (SELECT DISTINCT k, s FROM v) AS v ON u.x = v.k AND u.s = v.s",
          "t, u SEMI JOIN v ON u.s = v.s WHERE t.a = u.a");

  private static final List<String> SUPERFLUOUS =
      List.of(
          "LEFT JOIN (SELECT DISTINCT k FROM v) AS j ON t.a = j.k",
          "LEFT JOIN (SELECT DISTINCT k, s FROM v) AS j ON t.a = j.k",
          "LEFT JOIN (SELECT k, count(*) AS n FROM v GROUP BY k) AS j ON t.a = j.k AND j.n > 1",
          "LEFT JOIN (SELECT k, s FROM v GROUP BY k, s) AS j ON t.a = j.k",
          "LEFT JOIN (SELECT k FROM v GROUP BY GROUPING SETS ((k), ())) AS j ON t.a = j.k",
          "LEFT JOIN (SELECT k, unnest([1, 2]) AS n FROM v GROUP BY k) AS j ON t.a = j.k",
          "LEFT JOIN (SELECT k FROM v UNION SELECT x FROM u) AS j ON t.a = j.k",
          "LEFT JOIN v AS j ON t.a = j.k",
          "JOIN (SELECT DISTINCT k FROM v) AS j ON t.a = j.k",
          "CROSS JOIN (SELECT count(*) AS n FROM v) AS j",
          "CROSS JOIN (SELECT count(*) AS n FROM v HAVING count(*) > 99) AS j",
          "LEFT JOIN (SELECT max(k) AS k FROM v) AS j ON t.a > j.k",
          "FULL JOIN (SELECT DISTINCT k FROM v) AS j ON t.a = j.k");

  private final Random random;

  private ShapedQueries(long seed) {
    this.random = new Random(seed);
  }

  /// So many queries; the same seed gives the same ones.
  static List<NamedQuery> write(long seed, int count) {
    List<NamedQuery> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ShapedQueries shapes = new ShapedQueries((seed + i) * 0x9E3779B97F4A7C15L);
      queries.add(new NamedQuery("shape " + (seed + i), shapes.query()));
    }
    return queries;
  }

  private String query() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> filtered();
      case 2 -> member();
      case 3 -> scalar();
      case 4 -> chain();
      default -> superfluous();
    };
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String filtered() {
    String join = pick(JOINS);
    String table = "(" + pick(TABLES) + ") AS d";
    String with = "";
    if (random.nextInt(4) == 0) {
      with = "WITH c0 AS (" + table.substring(1, table.length() - 6) + ") ";
      table = "c0 AS d";
    }
    String filter = pick(FILTERS);
    if (join.isEmpty()) {
      return with + "SELECT * FROM " + table + " WHERE " + filter;
    }
    boolean half = join.startsWith("SEMI") || join.startsWith("ANTI");
    boolean first = half || random.nextBoolean();
    String sides =
        first
            ? table + " " + join + " u ON d.k = u.a"
            : "u " + join + " " + table + " ON d.k = u.a";
    return random.nextBoolean()
        ? with + "SELECT * FROM " + sides + " WHERE " + filter
        : with + "SELECT * FROM " + sides + " AND " + filter;
  }

  private String inner() {
    String list = pick(List.of("1", "u.x", "DISTINCT u.a", "u.a + 1", "t.b"));
    return "SELECT " + list + " FROM u WHERE " + pick(BONDS) + pick(LOCALS);
  }

  private String member() {
    String value = pick(List.of("t.a", "t.b", "t.a + 1", "coalesce(t.a, 0)"));
    String column = pick(List.of("u.a", "u.a", "coalesce(u.a, 0)", "u.a + 0", "max(u.a)"));
    String where = " WHERE " + pick(BONDS) + pick(LOCALS);
    String query =
        switch (random.nextInt(4)) {
          case 0 -> "SELECT k FROM v";
          case 1 -> "SELECT DISTINCT k FROM v WHERE k IS NOT NULL";
          case 2 -> "SELECT k FROM v UNION ALL SELECT a FROM t";
          default -> "SELECT " + column + " FROM u" + where;
        };
    String test =
        switch (random.nextInt(6)) {
          case 0 -> "EXISTS (" + inner() + ")";
          case 1 -> "NOT EXISTS (" + inner() + ")";
          case 2 -> value + " IN (" + query + ")";
          case 3 -> value + " NOT IN (" + query + ")";
          case 4 -> value + " <> ALL (" + query + ")";
          default -> value + " > ANY (" + query + ")";
        };
    String more = pick(List.of("", "", " AND t.a IS NOT NULL", " AND t.a > 0", " OR t.b = 1"));
    return switch (random.nextInt(4)) {
      case 0 -> "SELECT t.id, " + test + " AS p FROM t";
      case 1 -> "SELECT t.s, count(*) AS n FROM t WHERE " + test + more + " GROUP BY t.s";
      case 2 -> "SELECT t.*, v.k FROM t LEFT JOIN v ON t.a = v.k WHERE " + test + more;
      default -> "SELECT * FROM t WHERE " + test + more;
    };
  }

  private String scalar() {
    String subquery =
        "(SELECT " + pick(VALUES) + " FROM u WHERE " + pick(BONDS) + pick(LOCALS) + ")";
    return switch (random.nextInt(5)) {
      case 0 -> "SELECT * FROM t WHERE " + subquery + " IS NOT NULL AND t.a > 0";
      case 1 -> "SELECT t.s, count(*) AS n FROM t WHERE " + subquery + " IS NULL GROUP BY t.s";
      case 2 -> "SELECT t.id, CASE WHEN t.a > 1 THEN " + subquery + " END AS v FROM t";
      case 3 -> "SELECT DISTINCT t.a, " + subquery + " AS v FROM t LEFT JOIN v ON t.a = v.k";
      default -> "SELECT t.id, t.a, " + subquery + " AS v FROM t";
    };
  }

  private String chain() {
    String list = pick(List.of("*", "count(*) AS n", "t.id, u.s"));
    String chain = pick(CHAINS);
    return "SELECT "
        + (chain.contains("SEMI") && list.equals("*") ? "t.*" : list)
        + " FROM "
        + chain
        + (chain.contains("WHERE") ? " AND " : " WHERE ")
        + pick(List.of("t.b > 0", "u.s <> 'c'", "TRUE", "t.a IS NULL", "t.b = u.x"));
  }

  private String superfluous() {
    String list =
        pick(
            List.of(
                "SELECT t.a, t.s",
                "SELECT DISTINCT t.a",
                "SELECT t.a, count(*) AS n",
                "SELECT t.a, max(t.s) AS m",
                "SELECT t.s, sum(t.a) OVER (PARTITION BY t.s) AS w"));
    boolean groups = list.contains("count") || list.contains("max");
    return list
        + " FROM t "
        + pick(SUPERFLUOUS)
        + pick(List.of("", " WHERE t.b > 0"))
        + (groups ? " GROUP BY t.a" : "");
  }
}
