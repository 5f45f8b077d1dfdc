package dev.weir.verify.identity;

import dev.weir.verify.identity.QueryWriter.Col;
import java.util.ArrayList;
import java.util.List;

/// Writes conditions.
final class PredicateWriter {
  private final QueryWriter writer;
  private final Draws draws;

  PredicateWriter(QueryWriter writer) {
    this.writer = writer;
    this.draws = writer.draws;
  }

  /// A conjunction; the order is style.
  String and(List<String> conjuncts) {
    List<String> order = draws.shuffled(conjuncts);
    if (order.size() == 2 && draws.styled(5) == 0) {
      return "NOT (NOT " + order.get(0) + " OR NOT " + order.get(1) + ")";
    }
    return String.join(" AND ", order);
  }

  String equality(Col a, Col b) {
    return draws.styled() ? a.text() + " = " + b.text() : b.text() + " = " + a.text();
  }

  /// A condition that may hold subqueries.
  String predicate(List<Col> columns, int depth) {
    return switch (draws.pick(8)) {
      case 0 -> {
        String a = simple(columns);
        String b = simple(columns);
        yield draws.styled() ? "(" + a + " OR " + b + ")" : "(" + b + " OR " + a + ")";
      }
      case 1 -> depth > 0 ? subquery(columns) : simple(columns);
      case 2 -> {
        String a = simple(columns);
        String b = simple(columns);
        String c = simple(columns);
        yield draws.styled()
            ? "(" + a + " AND (" + b + " OR " + c + "))"
            : "((" + a + " AND " + c + ") OR (" + b + " AND " + a + "))";
      }
      default -> simple(columns);
    };
  }

  private String subquery(List<Col> columns) {
    String x = writer.of(columns, 'i').text();
    String table = draws.pick(List.of("t", "u"));
    String n = writer.name("n");
    String column = n + "." + draws.pick(List.of("id", "a"));
    boolean filtered = draws.chance(50);
    String filter = filtered ? n + ".a > " + draws.pick(3) : "";
    String from = " FROM " + table + " AS " + n;
    return switch (draws.pick(5)) {
      case 0, 1 ->
          draws.styled()
              ? x + " IN (SELECT " + column + from + (filtered ? " WHERE " + filter : "") + ")"
              : "EXISTS (SELECT "
                  + (draws.styled() ? "1" : column)
                  + from
                  + " WHERE "
                  + column
                  + " = "
                  + x
                  + (filtered ? " AND " + filter : "")
                  + ")";
      case 2 ->
          "NOT EXISTS (SELECT 1"
              + from
              + " WHERE "
              + (draws.styled() ? column + " = " + x : x + " = " + column)
              + (filtered ? " AND " + filter : "")
              + ")";
      case 3 -> x + " NOT IN (SELECT " + column + from + (filtered ? " WHERE " + filter : "") + ")";
      default ->
          x
              + " <= (SELECT "
              + draws.pick(List.of("max", "min"))
              + "("
              + column
              + ")"
              + from
              + (filtered ? " WHERE " + filter : "")
              + ")";
    };
  }

  /// A condition over columns alone.
  String simple(List<Col> columns) {
    return switch (draws.pick(10)) {
      case 0 -> between(columns);
      case 1 -> in(columns);
      case 2 -> {
        String a = writer.of(columns, 'i').text();
        boolean isNull = draws.chance(50);
        yield draws.styled()
            ? a + (isNull ? " IS NULL" : " IS NOT NULL")
            : (isNull ? "NOT (" : "(") + a + " IS NOT NULL)";
      }
      case 3 -> {
        String s = writer.of(columns, 's').text();
        String value = draws.pick(List.of("'a'", "'b'", "'c'"));
        yield draws.styled() ? s + " = " + value : value + " = " + s;
      }
      case 4 -> {
        String s = writer.of(columns, 's').text();
        boolean negated = draws.chance(30);
        String like = s + (negated && draws.styled() ? " NOT LIKE 'a%'" : " LIKE 'a%'");
        yield negated && !like.contains("NOT") ? "NOT (" + like + ")" : like;
      }
      case 5 -> {
        Col a = writer.of(columns, 'i');
        Col b = writer.of(columns, 'i');
        yield compare(a.text(), draws.pick(List.of("<", "<=", "=", "<>")), b.text());
      }
      case 6 -> {
        Col a = writer.of(columns, 'i');
        yield a.text()
            + draws.pick(List.of(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM "))
            + draws.pick(List.of("1", "NULL"));
      }
      default ->
          compare(
              writer.of(columns, 'i').text(),
              draws.pick(List.of("<", "<=", "=", "<>", ">", ">=")),
              Integer.toString(draws.pick(5)));
    };
  }

  private String compare(String a, String operator, String b) {
    String turned =
        switch (operator) {
          case "<" -> ">";
          case "<=" -> ">=";
          case ">" -> "<";
          case ">=" -> "<=";
          default -> operator;
        };
    String opposite =
        switch (operator) {
          case "<" -> ">=";
          case "<=" -> ">";
          case ">" -> "<=";
          case ">=" -> "<";
          case "=" -> "<>";
          default -> "=";
        };
    return switch (draws.styled(4)) {
      case 0 -> b + " " + turned + " " + a;
      case 1 -> "NOT (" + a + " " + opposite + " " + b + ")";
      default -> a + " " + operator + " " + b;
    };
  }

  private String between(List<Col> columns) {
    String a = writer.of(columns, 'i').text();
    int low = draws.pick(3);
    int high = low + draws.pick(3);
    boolean negated = draws.chance(20);
    String text =
        draws.styled()
            ? a + " BETWEEN " + low + " AND " + high
            : "(" + a + " >= " + low + " AND " + high + " >= " + a + ")";
    if (!negated) {
      return text;
    }
    return draws.styled()
        ? "NOT (" + text + ")"
        : "(" + a + " < " + low + " OR " + a + " > " + high + ")";
  }

  private String in(List<Col> columns) {
    String a = writer.of(columns, 'i').text();
    List<String> values = new ArrayList<>();
    int count = 1 + draws.pick(3);
    for (int i = 0; i < count; i++) {
      values.add(Integer.toString(draws.pick(5)));
    }
    boolean negated = draws.chance(25);
    if (negated && draws.chance(30)) {
      values.add("NULL");
    }
    List<String> order = draws.shuffled(values);
    if (draws.styled()) {
      return a + (negated ? " NOT" : "") + " IN (" + String.join(", ", order) + ")";
    }
    return (negated ? "NOT " : "")
        + "("
        + String.join(" OR ", order.stream().map(v -> a + " = " + v).toList())
        + ")";
  }
}
