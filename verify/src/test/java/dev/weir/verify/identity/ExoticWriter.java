package dev.weir.verify.identity;

import dev.weir.verify.identity.QueryWriter.Col;
import java.util.List;

/// Writes blocks of what engines and rewrites get wrong: results that depend on the order of rows,
/// correlation, NULLs that an outer join adds, recursion.
final class ExoticWriter {
  private final QueryWriter writer;
  private final Draws draws;
  private final PredicateWriter predicates;

  ExoticWriter(QueryWriter writer, PredicateWriter predicates) {
    this.writer = writer;
    this.draws = writer.draws;
    this.predicates = predicates;
  }

  String block(List<Col> columns, SourceWriter.From from) {
    String a = writer.of(columns, 'i').text();
    String b = writer.of(columns, 'i').text();
    String s = writer.of(columns, 's').text();
    String where = from.conditions().isEmpty() ? "" : " WHERE " + predicates.and(from.conditions());
    String rest = " FROM " + from.text() + where;
    return switch (draws.pick(11)) {
      case 0 -> observing(a, b, s, rest);
      case 1 -> {
        draws.observesOrder();
        yield "SELECT * FROM (SELECT "
            + a
            + " AS k0, "
            + s
            + " AS k1"
            + rest
            + (draws.chance(50) ? " ORDER BY " + a : "")
            + " LIMIT "
            + (1 + draws.pick(5))
            + ") AS "
            + writer.name("l");
      }
      case 2 -> {
        draws.observesOrder();
        yield "SELECT DISTINCT ON ("
            + a
            + ") "
            + a
            + " AS k0, "
            + s
            + " AS k1"
            + rest
            + " ORDER BY "
            + a
            + ", "
            + b;
      }
      case 3 -> correlated(a, s, rest);
      case 4 -> lateral(a, s, from, where);
      case 5 -> recursive(a, s, from, where);
      case 6, 7 -> extended(a, s, from, where);
      case 8 -> using();
      case 9 ->
          draws.styled()
              ? "SELECT nullif(" + a + ", " + b + ") AS k0, " + s + " AS k1" + rest
              : "SELECT CASE WHEN "
                  + b
                  + " = "
                  + a
                  + " THEN NULL ELSE "
                  + a
                  + " END AS k0, "
                  + s
                  + " AS k1"
                  + rest;
      default ->
          "SELECT count("
              + a
              + ") AS k0, max("
              + s
              + ") AS k1"
              + rest
              + (draws.chance(40) ? " HAVING max(" + b + ") > " + draws.pick(4) : "");
    };
  }

  private String observing(String a, String b, String s, String rest) {
    draws.observesOrder();
    String call =
        switch (draws.pick(5)) {
          case 0 -> "first(" + a + ")";
          case 1 -> "list(" + a + ")[1]";
          case 2 -> "arg_max(" + a + ", " + b + ")";
          case 3 -> "list(" + a + " ORDER BY " + b + ")[2]";
          default -> "any_value(" + a + ")";
        };
    if (draws.chance(40)) {
      String order = draws.pick(List.of(a, b));
      return "SELECT row_number() OVER (PARTITION BY "
          + s
          + " ORDER BY "
          + order
          + ") AS k0, "
          + s
          + " AS k1, "
          + a
          + " AS k2"
          + rest;
    }
    return "SELECT " + call + " AS k0, " + s + " AS k1" + rest + " GROUP BY " + s;
  }

  private String correlated(String a, String s, String rest) {
    String n = writer.name("n");
    String aggregate = draws.pick(List.of("max", "count", "min"));
    String filter = draws.styled() ? n + ".a = " + a : a + " = " + n + ".a";
    return "SELECT (SELECT "
        + aggregate
        + "("
        + n
        + ".id) FROM u AS "
        + n
        + " WHERE "
        + filter
        + ") AS k0, "
        + s
        + " AS k1"
        + rest;
  }

  private String lateral(String a, String s, SourceWriter.From from, String where) {
    String n = writer.name("n");
    String q = writer.name("q");
    boolean grouped = draws.chance(50);
    String value = grouped ? "max(" + n + ".id)" : n + ".id";
    return "SELECT "
        + q
        + ".m AS k0, "
        + s
        + " AS k1 FROM "
        + from.text()
        + (draws.chance(30)
            ? " LEFT JOIN LATERAL (SELECT "
                + value
                + " AS m FROM v AS "
                + n
                + " WHERE "
                + n
                + ".k = "
                + a
                + ") AS "
                + q
                + " ON TRUE"
            : ", LATERAL (SELECT "
                + value
                + " AS m FROM v AS "
                + n
                + " WHERE "
                + n
                + ".k = "
                + a
                + ") AS "
                + q)
        + where;
  }

  private String recursive(String a, String s, SourceWriter.From from, String where) {
    String c = writer.name("c");
    int last = 1 + draws.pick(4);
    String union = draws.pick(List.of("UNION ALL", "UNION"));
    String step = draws.styled() ? "n + 1" : "1 + n";
    String stop = draws.styled() ? "n < " + last : last + " > n";
    String q = writer.name("q");
    return "SELECT "
        + q
        + ".n AS k0, "
        + s
        + " AS k1 FROM "
        + from.text()
        + ", (WITH RECURSIVE "
        + c
        + "(n) AS (SELECT 1 "
        + union
        + " SELECT "
        + step
        + " FROM "
        + c
        + " WHERE "
        + stop
        + ") SELECT * FROM "
        + c
        + ") AS "
        + q
        + (where.isEmpty() ? " WHERE " : where + " AND ")
        + q
        + ".n <= "
        + a;
  }

  /// Columns that are computed below an outer join are NULL where it adds rows.
  private String extended(String a, String s, SourceWriter.From from, String where) {
    String q = writer.name("q");
    String n = writer.name("n");
    String computed =
        switch (draws.pick(4)) {
          case 0 -> "1";
          case 1 -> "coalesce(" + n + ".a, 0)";
          case 2 -> "(" + n + ".a + 1)";
          default -> "CASE WHEN " + n + ".a > 1 THEN 1 ELSE 0 END";
        };
    String inner =
        "SELECT "
            + n
            + ".id AS i, "
            + computed
            + " AS c FROM u AS "
            + n
            + (draws.chance(40) ? " WHERE " + n + ".a <> " + draws.pick(3) : "");
    String filter =
        switch (draws.pick(5)) {
          case 0 -> q + ".c IS NULL";
          case 1 -> q + ".c > 0";
          case 2 -> "coalesce(" + q + ".c, 5) > 1";
          case 3 -> q + ".i IS NOT NULL";
          default -> "";
        };
    String all =
        filter.isEmpty() ? where : where.isEmpty() ? " WHERE " + filter : where + " AND " + filter;
    String on = draws.styled() ? q + ".i = " + a : a + " = " + q + ".i";
    return "SELECT "
        + q
        + ".c AS k0, "
        + s
        + " AS k1 FROM "
        + from.text()
        + " LEFT JOIN "
        + writer.derived(inner, q)
        + " ON "
        + on
        + all;
  }

  private String using() {
    String kind = draws.pick(List.of("", "LEFT ", "FULL "));
    String l = writer.name("l");
    String r = writer.name("r");
    String key =
        switch (kind) {
          case "" -> draws.styled() ? l + ".id" : r + ".id";
          case "LEFT " -> l + ".id";
          default -> "coalesce(" + l + ".id, " + r + ".id)";
        };
    boolean swap = kind.isEmpty() && draws.styled();
    String left = "t AS " + (swap ? r : l);
    String right = "t AS " + (swap ? l : r);
    return draws.styled()
        ? "SELECT id AS k0, "
            + l
            + ".s AS k1 FROM "
            + left
            + " "
            + kind
            + "JOIN "
            + right
            + " USING (id)"
        : "SELECT "
            + key
            + " AS k0, "
            + l
            + ".s AS k1 FROM "
            + left
            + " "
            + kind
            + "JOIN "
            + right
            + " ON "
            + r
            + ".id = "
            + l
            + ".id";
  }
}
