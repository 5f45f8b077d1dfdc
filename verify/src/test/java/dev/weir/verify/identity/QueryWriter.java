package dev.weir.verify.identity;

import java.util.ArrayList;
import java.util.List;

/// Writes random queries over three tables. All that [Draws#pick] decides is meaning; all that
/// [Draws#styled] decides is a rewrite that keeps it.
final class QueryWriter {
  /// A column that can be named, and the kind of its values: i(nteger), s(tring), d(ecimal).
  record Col(String text, char kind) {}

  final Draws draws;
  private final PredicateWriter predicates;
  private final SourceWriter sources;
  private final List<String> ctes = new ArrayList<>();
  private int names;

  QueryWriter(Draws draws) {
    this.draws = draws;
    this.predicates = new PredicateWriter(this);
    this.sources = new SourceWriter(this, predicates);
  }

  /// A whole query.
  static String write(Draws draws) {
    QueryWriter writer = new QueryWriter(draws);
    String query = writer.query(2, true);
    if (draws.styled(8) == 0) {
      writer.ctes.add(writer.name("unused") + " AS (SELECT 1)");
    }
    String with = writer.ctes.isEmpty() ? "" : "WITH " + String.join(", ", writer.ctes) + " ";
    String text = with + query;
    return draws.styled(6) == 0 ? "/* a comment */ " + text.replace(" FROM ", "\n  from  ") : text;
  }

  /// A name of its own; which one is style.
  String name(String base) {
    return base + names++ + "abcdefgh".charAt(draws.styled(8));
  }

  /// A query with columns k0 (integer), k1, … as stated by [#kinds]; top ones may be ordered.
  String query(int depth, boolean top) {
    int kind = draws.pick(10);
    if (kind < 2 && depth > 0) {
      return setOperation(depth);
    }
    return block(depth, top);
  }

  private String setOperation(int depth) {
    String operator =
        draws.pick(List.of("UNION ALL", "UNION", "INTERSECT", "EXCEPT", "UNION ALL", "UNION"));
    String left = plainBlock(depth - 1);
    String right = plainBlock(depth - 1);
    boolean symmetric = !operator.equals("EXCEPT");
    boolean swap = symmetric && draws.styled();
    String a = swap ? right : left;
    String b = swap ? left : right;
    String text = a + " " + operator + " " + b;
    String filter =
        draws.chance(30) ? "k0 " + draws.pick(List.of(">", "<", "=")) + " " + draws.pick(4) : "";
    if (operator.equals("UNION") && draws.styled()) {
      String all = "SELECT DISTINCT k0, k1 FROM (" + a + " UNION ALL " + b + ") AS " + name("d");
      return filter.isEmpty() ? all : all + " WHERE " + filter;
    }
    if (filter.isEmpty()) {
      return text;
    }
    if (draws.styled() || operator.equals("INTERSECT") || operator.equals("EXCEPT")) {
      return filtered(text, filter);
    }
    return filtered(a, filter) + " " + operator + " " + filtered(b, filter);
  }

  private String filtered(String query, String filter) {
    return "SELECT k0, k1 FROM (" + query + ") AS " + name("f") + " WHERE " + filter;
  }

  /// Two columns: an integer k0 and a string k1.
  String plainBlock(int depth) {
    List<Col> columns = new ArrayList<>();
    SourceWriter.From from = sources.from(Math.max(0, depth), columns);
    String where = where(columns, from.conditions(), depth);
    return "SELECT "
        + integer(columns)
        + " AS k0, "
        + of(columns, 's').text()
        + " AS k1 FROM "
        + from.text()
        + where;
  }

  private String where(List<Col> columns, List<String> more, int depth) {
    List<String> all = new ArrayList<>(more);
    int count = draws.pick(3);
    for (int i = 0; i < count; i++) {
      all.add(predicates.predicate(columns, Math.max(0, depth)));
    }
    return all.isEmpty() ? "" : " WHERE " + predicates.and(all);
  }

  /// A column of a kind; there always is one.
  Col of(List<Col> columns, char kind) {
    return draws.pick(columns.stream().filter(c -> c.kind() == kind).toList());
  }

  /// An integer expression.
  String integer(List<Col> columns) {
    String a = of(columns, 'i').text();
    return switch (draws.pick(8)) {
      case 0 -> {
        String b = of(columns, 'i').text();
        yield draws.styled() ? "(" + a + " + " + b + ")" : "(" + b + " + " + a + ")";
      }
      case 1 -> {
        String b = of(columns, 'i').text();
        yield switch (draws.styled(3)) {
          case 0 -> "coalesce(" + a + ", " + b + ")";
          case 1 -> "CASE WHEN " + a + " IS NULL THEN " + b + " ELSE " + a + " END";
          default -> "ifnull(" + a + ", " + b + ")";
        };
      }
      case 2 -> "(" + a + " * " + (draws.styled() ? "2" : "(1 + 1)") + ")";
      case 3 -> {
        String condition = predicates.simple(columns);
        String b = of(columns, 'i').text();
        yield draws.styled()
            ? "CASE WHEN " + condition + " THEN " + a + " ELSE " + b + " END"
            : "if(" + condition + ", " + a + ", " + b + ")";
      }
      default -> a;
    };
  }

  private String block(int depth, boolean top) {
    List<Col> columns = new ArrayList<>();
    SourceWriter.From from = sources.from(depth, columns);
    return switch (draws.pick(draws.isRare() ? 7 : 6)) {
      case 6 -> new RareWriter(this, predicates).block(columns, from);
      case 5 -> new ExoticWriter(this, predicates).block(columns, from);
      case 0, 1 -> new GroupWriter(this, predicates).grouped(columns, from, depth, top);
      case 2 -> windowed(columns, from, depth);
      default -> plain(columns, from, depth, top);
    };
  }

  private String plain(List<Col> columns, SourceWriter.From from, int depth, boolean top) {
    String k0 = integer(columns);
    String k1 = of(columns, 's').text();
    String where = where(columns, from.conditions(), depth);
    boolean distinct = draws.chance(25);
    String tail = top ? ordered() : "";
    String list = k0 + " AS k0, " + k1 + " AS k1";
    String rest = " FROM " + from.text() + where;
    if (distinct) {
      return draws.styled()
          ? "SELECT DISTINCT " + list + rest + tail
          : "SELECT " + list + rest + " GROUP BY " + k0 + ", " + k1 + tail;
    }
    if (tail.isEmpty() && draws.styled(4) == 0) {
      return "SELECT k0, k1 FROM (SELECT " + list + rest + ") AS " + name("w");
    }
    return "SELECT " + list + rest + tail;
  }

  /// An order over all columns, so that a limit is not a matter of chance.
  private String ordered() {
    return switch (draws.pick(6)) {
      case 0 -> " ORDER BY k0, k1 LIMIT " + (1 + draws.pick(4));
      case 1 -> " ORDER BY k1 DESC, k0";
      default -> "";
    };
  }

  private String windowed(List<Col> columns, SourceWriter.From from, int depth) {
    String part = of(columns, 'i').text();
    String order = of(columns, 'i').text();
    String value = of(columns, 'i').text();
    String direction = draws.pick(List.of("", " DESC"));
    String call =
        switch (draws.pick(5)) {
          case 0 -> "rank() OVER (PARTITION BY " + part + " ORDER BY " + order + direction + ")";
          case 1 -> "sum(" + value + ") OVER (PARTITION BY " + part + ")";
          case 2 ->
              "count(*) OVER (PARTITION BY "
                  + part
                  + " ORDER BY "
                  + order
                  + direction
                  + (draws.styled() ? "" : " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW")
                  + ")";
          case 3 -> "dense_rank() OVER (ORDER BY " + order + direction + ")";
          default -> "max(" + value + ") OVER (PARTITION BY " + part + ")";
        };
    String where = where(columns, from.conditions(), depth);
    String k1 = of(columns, 's').text();
    String list = call + " AS k0, " + k1 + " AS k1, " + part + " AS k2";
    String body = " FROM " + from.text() + where;
    String w = name("w");
    return switch (draws.pick(3)) {
      case 0 -> "SELECT " + list + body;
      case 1 -> {
        String limit = Integer.toString(1 + draws.pick(3));
        yield draws.styled()
            ? "SELECT " + list + body + " QUALIFY " + call + " <= " + limit
            : "SELECT * FROM (SELECT " + list + body + ") AS " + w + " WHERE k0 <= " + limit;
      }
      default -> {
        // A filter on the partition's key may go below the window.
        boolean partitioned = call.contains("PARTITION");
        String filter = " = " + draws.pick(4);
        yield draws.styled() || !partitioned
            ? "SELECT * FROM (SELECT " + list + body + ") AS " + w + " WHERE k2" + filter
            : "SELECT " + list + body + (where.isEmpty() ? " WHERE " : " AND ") + part + filter;
      }
    };
  }

  /// Lets a query be read by name: in place or as a CTE.
  String derived(String query, String alias) {
    if (draws.styled(3) == 0) {
      String cte = name("c");
      ctes.add(cte + " AS (" + query + ")");
      return cte + " AS " + alias;
    }
    return "(" + query + ") AS " + alias;
  }
}
