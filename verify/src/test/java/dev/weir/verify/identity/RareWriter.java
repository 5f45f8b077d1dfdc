package dev.weir.verify.identity;

import dev.weir.verify.identity.QueryWriter.Col;
import java.util.List;

/// Writes blocks of what is rare: frames with exclusions, values that are equal and not the same,
/// set operations that count, aggregates of several values, sets of keys, lists and lambdas,
/// branches without rows.
final class RareWriter {
  private final QueryWriter writer;
  private final Draws draws;
  private final PredicateWriter predicates;

  RareWriter(QueryWriter writer, PredicateWriter predicates) {
    this.writer = writer;
    this.draws = writer.draws;
    this.predicates = predicates;
  }

  String block(List<Col> columns, SourceWriter.From from) {
    String where = from.conditions().isEmpty() ? "" : " WHERE " + predicates.and(from.conditions());
    String a = writer.of(columns, 'i').text();
    String b = writer.of(columns, 'i').text();
    String s = writer.of(columns, 's').text();
    String rest = " FROM " + from.text() + where;
    return switch (draws.pick(9)) {
      case 0 -> counted();
      case 1 -> equalOnly();
      case 2 -> framed(a, b, s, rest);
      case 3 -> several(a, s, rest);
      case 4 -> sets(a, b, s, rest);
      case 5 -> list(a, b, s, rest);
      case 6 -> member("SELECT " + a + " AS k0, " + s + " AS k1" + rest);
      case 7 -> empty(a, s, rest);
      default -> typed();
    };
  }

  /// INTERSECT ALL and EXCEPT ALL.
  private String counted() {
    String a = "SELECT a AS k0, s AS k1 FROM t";
    String b = "SELECT " + draws.pick(List.of("id", "a")) + " AS k0, s AS k1 FROM u";
    String c = "SELECT k AS k0, s AS k1 FROM v";
    String all = draws.pick(List.of(" ALL", ""));
    boolean swap = draws.styled();
    if (draws.chance(50)) {
      String operator = " INTERSECT" + all + " ";
      return swap ? b + operator + a : a + operator + b;
    }
    String operator = " EXCEPT" + all + " ";
    return "(" + a + operator + (swap ? c : b) + ")" + operator + (swap ? b : c);
  }

  /// Zeros with and without a sign are equal and not the same text.
  private String equalOnly() {
    String q = writer.name("q");
    String zero = draws.pick(List.of("'0.0'", "'-0.0'"));
    String test = draws.styled() ? "f::VARCHAR = " + zero : zero + " = CAST(f AS VARCHAR)";
    return switch (draws.pick(5)) {
      case 0 ->
          "SELECT count(*) AS k0, 'x' AS k1 FROM v"
              + (draws.chance(50)
                  ? " WHERE " + test + " GROUP BY f"
                  : " GROUP BY f HAVING " + test);
      case 1 -> {
        boolean distinct = draws.chance(50);
        yield "SELECT DISTINCT 1 AS k0, f::VARCHAR AS k1 FROM "
            + (distinct ? "(SELECT DISTINCT f FROM v) AS " + q : "v");
      }
      case 2 ->
          draws.chance(50)
              ? "SELECT c AS k0, 'x' AS k1 FROM (SELECT f, count(*) OVER (PARTITION BY f) AS c FROM v) AS "
                  + q
                  + " WHERE "
                  + test
              : "SELECT count(*) OVER (PARTITION BY f) AS k0, 'x' AS k1 FROM v WHERE " + test;
      case 3 -> {
        boolean above = draws.chance(50);
        String w = above ? "" : " WHERE " + test;
        yield "SELECT 1 AS k0, f::VARCHAR AS k1 FROM (SELECT f FROM v"
            + w
            + " EXCEPT SELECT 0.0::DOUBLE AS f"
            + (above ? ") AS " : " WHERE 1.5 > 1) AS ")
            + q
            + (above ? " WHERE " + test : "");
      }
      default -> {
        boolean not = draws.chance(50);
        String value = draws.pick(List.of("0", "0.5", "1"));
        String compared =
            draws.styled()
                ? (not ? "NOT (f < " : "(f < ") + value + ")"
                : (not ? "f >= " : "f < ") + value;
        yield "SELECT id AS k0, s AS k1 FROM v WHERE " + compared;
      }
    };
  }

  private String framed(String a, String b, String s, String rest) {
    String unit = draws.pick(List.of("RANGE", "GROUPS"));
    String start = draws.pick(List.of("UNBOUNDED PRECEDING", "1 PRECEDING", "CURRENT ROW"));
    String end = draws.pick(List.of("CURRENT ROW", "1 FOLLOWING", "UNBOUNDED FOLLOWING"));
    String exclusion =
        draws.pick(List.of("", "", " EXCLUDE CURRENT ROW", " EXCLUDE TIES", " EXCLUDE GROUP"));
    String written = exclusion.isEmpty() && draws.styled() ? " EXCLUDE NO OTHERS" : exclusion;
    String call = draws.pick(List.of("sum(" + b + ")::BIGINT", "max(" + b + ")", "count(*)"));
    int cast = call.indexOf("::");
    String function = cast < 0 ? call : call.substring(0, cast);
    String filter = draws.chance(30) ? " FILTER (WHERE " + b + " > 1)" : "";
    return "SELECT "
        + (cast < 0 ? "" : "CAST(")
        + function
        + filter
        + " OVER (PARTITION BY "
        + s
        + " ORDER BY "
        + a
        + " "
        + unit
        + " BETWEEN "
        + start
        + " AND "
        + end
        + written
        + ")"
        + (cast < 0 ? "" : " AS BIGINT)")
        + " AS k0, "
        + s
        + " AS k1"
        + rest;
  }

  /// The smallest or largest values, with and without duplicates.
  private String several(String a, String s, String rest) {
    String q = writer.name("q");
    String function = draws.pick(List.of("min", "max"));
    String distinct = draws.pick(List.of("", "DISTINCT "));
    String count = draws.pick(List.of(", 2", ", 3", ""));
    String value = function + "(" + distinct + q + ".n" + count + ")";
    String inner =
        "(SELECT "
            + draws.pick(List.of("", "DISTINCT "))
            + a
            + " AS n, "
            + s
            + " AS g"
            + rest
            + ")";
    return "SELECT "
        + (count.isEmpty() ? value : "list_sum(" + value + ")::BIGINT")
        + " AS k0, "
        + q
        + ".g AS k1 FROM "
        + writer.derived(inner.substring(1, inner.length() - 1), q)
        + " GROUP BY "
        + q
        + ".g";
  }

  private String sets(String a, String b, String s, String rest) {
    boolean cube = draws.chance(50);
    String grouped =
        cube
            ? draws.styled()
                ? "CUBE (" + s + ", " + a + ")"
                : "GROUPING SETS ((), (" + a + "), (" + s + ", " + a + "), (" + s + "))"
            : draws.styled()
                ? "ROLLUP (" + s + ", " + a + ")"
                : "GROUPING SETS ((" + s + "), (" + a + ", " + s + "), ())";
    String value =
        draws.pick(
            List.of(
                "grouping(" + s + ", " + a + ")",
                "grouping(" + a + ", " + s + ")",
                "count(" + b + ")"));
    String having = draws.chance(30) ? " HAVING " + s + " IS NOT NULL" : "";
    return "SELECT " + value + " AS k0, " + s + " AS k1" + rest + " GROUP BY " + grouped + having;
  }

  private String list(String a, String b, String s, String rest) {
    String list = "[" + a + ", " + b + ", 1]";
    String x = writer.name("x");
    String body = draws.styled() ? x + " + 1" : "1 + " + x;
    String made =
        switch (draws.styled(3)) {
          case 0 -> "list_transform(" + list + ", lambda " + x + ": " + body + ")";
          case 1 -> "list_apply(" + list + ", lambda " + x + ": " + body + ")";
          default -> "[" + body + " FOR " + x + " IN " + list + "]";
        };
    int at = 1 + draws.pick(3);
    String value =
        draws.chance(50)
            ? draws.styled()
                ? "(" + made + ")[" + at + "]"
                : "list_extract(" + made + ", " + at + ")"
            : "list_sum(" + made + ")::BIGINT";
    return "SELECT " + value + " AS k0, " + s + " AS k1" + rest;
  }

  /// A join that only asks whether there is a row.
  private String member(String query) {
    String n = writer.name("n");
    String q = writer.name("q");
    boolean semi = draws.chance(50);
    String table = draws.pick(List.of("u", "v"));
    String on = draws.styled() ? n + ".id = " + q + ".k0" : q + ".k0 = " + n + ".id";
    String from = "SELECT * FROM " + writer.derived(query, q);
    return draws.styled()
        ? from + (semi ? " SEMI" : " ANTI") + " JOIN " + table + " AS " + n + " ON " + on
        : from
            + (semi ? " WHERE EXISTS" : " WHERE NOT EXISTS")
            + " (SELECT 1 FROM "
            + table
            + " AS "
            + n
            + " WHERE "
            + on
            + ")";
  }

  /// A branch without rows, which need not be there.
  private String empty(String a, String s, String rest) {
    String text = "SELECT " + a + " AS k0, " + s + " AS k1" + rest;
    String q = writer.name("q");
    boolean grouped = draws.chance(50);
    String branch =
        grouped
            ? "SELECT max(id) AS k0, s AS k1 FROM u WHERE 1 = 2 GROUP BY s"
            : "SELECT count(*)::INTEGER AS k0, 'n' AS k1 FROM u WHERE FALSE";
    // Without keys there is one row for no rows.
    boolean there = !grouped || draws.styled();
    return there
        ? "SELECT k0, k1 FROM (" + text + " UNION ALL " + branch + ") AS " + q
        : "SELECT k0, k1 FROM (" + text + ") AS " + q;
  }

  /// Constants under several types and scales, truth values asked for.
  private String typed() {
    String operator = draws.pick(List.of(">", "<=", "="));
    int day = 1 + draws.pick(3);
    String date = (draws.styled() ? "DATE '2024-01-0" : "'2024-01-0") + day + "'";
    String number = draws.pick(List.of("1", "2"));
    String scaled = number + draws.styledOf(List.of("", ".0", ".00"));
    String condition =
        switch (draws.pick(3)) {
          case 0 -> "dt " + operator + " " + date;
          case 1 -> "d " + operator + " " + scaled;
          default -> "id " + operator + " " + number;
        };
    boolean known = draws.chance(70);
    String test =
        known
            ? draws.styled() ? condition : "(" + condition + ") IS TRUE"
            : draws.styled() ? "NOT (" + condition + ")" : "(" + condition + ") IS FALSE";
    return "SELECT a AS k0, s AS k1 FROM t WHERE "
        + test
        + (draws.chance(30)
            ? " AND " + predicates.simple(List.of(new Col("b", 'i'), new Col("s", 's')))
            : "");
  }
}
