package dev.weir.verify.feature;

import java.util.List;
import java.util.Optional;

/// Writes expressions of every kind. The plainest expression of a kind is a column of it.
final class ExpressionWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  ExpressionWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  String of(Scope scope, Kind kind) {
    return of(scope, kind, 2);
  }

  String of(Scope scope, Kind kind, int depth) {
    if (depth <= 0 || !choices.chance(40)) {
      return scope.column(choices, kind).orElseGet(() -> literal(kind));
    }
    if (choices.feature(12)) {
      return writer.subqueries.scalar(scope, kind);
    }
    int d = depth - 1;
    if (choices.chance(30)) {
      Optional<String> odd = writer.odd.of(scope, kind);
      if (odd.isPresent()) {
        return odd.get();
      }
    }
    return switch (kind) {
      case INT -> number(scope, d);
      case TEXT -> text(scope, d);
      case BOOL -> condition(scope, d);
      case DATE -> date(scope, d);
      case DOUBLE -> fraction(scope, d);
      case DECIMAL -> decimal(scope, d);
      case LIST, STRUCT, JSON, VARIANT, MAP -> writer.nested.whole(scope, kind, d);
      case OTHER -> scope.column(choices, Kind.OTHER).orElse("INTERVAL 1 DAY");
    };
  }

  private String number(Scope scope, int d) {
    return switch (choices.pick(15)) {
      case 0 -> of(scope, Kind.INT, d) + " + " + choices.pick(3);
      case 1 -> "-" + atom(scope, Kind.INT, d);
      case 2 -> atom(scope, Kind.INT, d) + " * " + atom(scope, Kind.INT, d);
      case 3 -> atom(scope, Kind.INT, d) + " % " + (2 + choices.pick(2));
      case 4 -> "length(" + of(scope, Kind.TEXT, d) + ")";
      case 5 -> choice(scope, Kind.INT, d);
      case 6 ->
          choices.pick(List.of("coalesce", "nullif", "greatest", "least", "ifnull"))
              + "("
              + of(scope, Kind.INT, d)
              + ", "
              + of(scope, Kind.INT, d)
              + ")";
      case 7 ->
          "extract("
              + choices.pick(List.of("year", "day", "month"))
              + " FROM "
              + of(scope, Kind.DATE, d)
              + ")";
      case 8 -> "TRY_CAST(" + of(scope, Kind.TEXT, d) + " AS INTEGER)";
      case 9 -> atom(scope, Kind.BOOL, d) + "::INTEGER";
      case 10 -> writer.nested.number(scope, d);
      case 11 ->
          "if("
              + of(scope, Kind.BOOL, d)
              + ", "
              + of(scope, Kind.INT, d)
              + ", "
              + literal(Kind.INT)
              + ")";
      case 12 ->
          atom(scope, Kind.INT, d)
              + choices.pick(
                  List.of(" // 2", " & 3", " | 1", " << 1", "::BIGINT", "::DECIMAL(5,0)::INTEGER"));
      case 13 ->
          choices.pick(List.of("abs", "sign", "@", "+", "~")) + "(" + of(scope, Kind.INT, d) + ")";
      default -> "TRY(CAST(" + of(scope, Kind.TEXT, d) + " AS INTEGER))";
    };
  }

  private String text(Scope scope, int d) {
    return switch (choices.pick(13)) {
      case 0 ->
          choices.pick(List.of("upper", "lower", "trim", "reverse"))
              + "("
              + of(scope, Kind.TEXT, d)
              + ")";
      case 1 -> atom(scope, Kind.TEXT, d) + " || " + literal(Kind.TEXT);
      case 2 ->
          atom(scope, Kind.TEXT, d) + choices.pick(List.of("[1]", "[-1]", "[1:1]", "[2:]", "[:1]"));
      case 3 -> atom(scope, Kind.INT, d) + "::VARCHAR";
      case 4 -> choice(scope, Kind.TEXT, d);
      case 5 -> "coalesce(" + of(scope, Kind.TEXT, d) + ", " + literal(Kind.TEXT) + ")";
      case 6 -> atom(scope, Kind.TEXT, d) + " COLLATE " + collation();
      case 7 -> "concat_ws('-', " + of(scope, Kind.TEXT, d) + ", " + of(scope, Kind.INT, d) + ")";
      case 8 -> "substring(" + of(scope, Kind.TEXT, d) + " FROM 1 FOR 1)";
      case 9 -> writer.nested.text(scope, d);
      case 10 -> atom(scope, Kind.TEXT, d) + ".upper()";
      case 11 ->
          "CAST("
              + of(scope, choices.pick(List.of(Kind.DATE, Kind.BOOL, Kind.LIST, Kind.OTHER)), d)
              + " AS VARCHAR)";
      default -> "regexp_replace(" + of(scope, Kind.TEXT, d) + ", 'a', 'z')";
    };
  }

  String collation() {
    return choices.pick(List.of("NOCASE", "NOACCENT", "NOCASE.NOACCENT", "\"binary\""));
  }

  private String condition(Scope scope, int d) {
    Kind kind = choices.pick(List.of(Kind.INT, Kind.TEXT, Kind.DATE, Kind.DECIMAL, Kind.DOUBLE));
    return switch (choices.pick(14)) {
      case 0 -> comparison(scope, Kind.INT, d);
      case 1 -> comparison(scope, kind, d);
      case 2 ->
          atom(scope, kind, d)
              + choices.pick(List.of(" IS NULL", " IS NOT NULL", " ISNULL", " NOTNULL"));
      case 3 ->
          atom(scope, kind, d) + negated(" IN (") + literal(kind) + ", " + of(scope, kind, d) + ")";
      case 4 ->
          atom(scope, kind, d)
              + negated(" BETWEEN ")
              + literal(kind)
              + " AND "
              + atom(scope, kind, d);
      case 5 ->
          "("
              + condition(scope, d - 1)
              + choices.pick(List.of(" AND ", " OR "))
              + condition(scope, d - 1)
              + ")";
      case 6 -> "NOT (" + condition(scope, d - 1) + ")";
      case 7 ->
          atom(scope, Kind.TEXT, d)
              + negated(choices.pick(List.of(" LIKE ", " ILIKE ")))
              + choices.pick(List.of("'a%'", "'_'", "'%B'"));
      case 8 ->
          atom(scope, Kind.TEXT, d)
              + choices.pick(
                  List.of(
                      " SIMILAR TO 'a|b'",
                      " GLOB '[ab]*'",
                      " ~ 'a'",
                      " ^@ 'a'",
                      " LIKE 'a!%' ESCAPE '!'"));
      case 9 ->
          atom(scope, kind, d)
              + choices.pick(List.of(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM "))
              + atom(scope, kind, d);
      case 10 ->
          choices.feature(80) ? writer.subqueries.condition(scope) : comparison(scope, kind, d);
      case 11 ->
          atom(scope, Kind.BOOL, d)
              + choices.pick(List.of(" IS TRUE", " IS NOT FALSE", " IS UNKNOWN", " IS NOT TRUE"));
      case 12 -> atom(scope, Kind.INT, d) + " IN [" + literal(Kind.INT) + ", 2]";
      default -> "(" + of(scope, Kind.INT, d) + ", " + of(scope, Kind.TEXT, d) + ") = (1, 'a')";
    };
  }

  private String comparison(Scope scope, Kind kind, int d) {
    return atom(scope, kind, d)
        + choices.pick(List.of(" = ", " > ", " <> ", " <= ", " < ", " >= "))
        + (choices.chance(50) ? literal(kind) : atom(scope, kind, d));
  }

  private String negated(String operator) {
    return choices.chance(25) ? " NOT" + operator : operator;
  }

  private String date(Scope scope, int d) {
    return switch (choices.pick(4)) {
      case 0 -> atom(scope, Kind.DATE, d) + " + 1";
      case 1 -> "date_trunc('month', " + of(scope, Kind.DATE, d) + ")::DATE";
      case 2 -> choice(scope, Kind.DATE, d);
      default -> "last_day(" + of(scope, Kind.DATE, d) + ")";
    };
  }

  private String fraction(Scope scope, int d) {
    return switch (choices.pick(4)) {
      case 0 -> atom(scope, Kind.DOUBLE, d) + " * 2";
      case 1 -> atom(scope, Kind.INT, d) + " / 2";
      case 2 -> choice(scope, Kind.DOUBLE, d);
      default -> atom(scope, Kind.INT, d) + "::DOUBLE";
    };
  }

  private String decimal(Scope scope, int d) {
    return switch (choices.pick(4)) {
      case 0 -> atom(scope, Kind.DECIMAL, d) + " + 1.5";
      case 1 -> "CAST(" + of(scope, Kind.INT, d) + " AS DECIMAL(6, 1))";
      case 2 -> choice(scope, Kind.DECIMAL, d);
      default -> "round(" + of(scope, Kind.DECIMAL, d) + ", 1)";
    };
  }

  private String choice(Scope scope, Kind kind, int d) {
    return choices.chance(50)
        ? "CASE WHEN "
            + of(scope, Kind.BOOL, d)
            + " THEN "
            + of(scope, kind, d)
            + " ELSE "
            + literal(kind)
            + " END"
        : "CASE "
            + of(scope, Kind.INT, d)
            + " WHEN 1 THEN "
            + of(scope, kind, d)
            + " WHEN 2 THEN "
            + literal(kind)
            + " END";
  }

  /// An expression that stands beside any operator.
  String atom(Scope scope, Kind kind, int d) {
    String text = of(scope, kind, d);
    return text.indexOf(' ') < 0 && !text.startsWith("-") ? text : "(" + text + ")";
  }

  String literal(Kind kind) {
    return switch (kind) {
      case INT -> choices.pick(List.of("1", "2", "0", "NULL", "3"));
      case TEXT -> choices.pick(List.of("'a'", "'B'", "''", "NULL::VARCHAR", "'it''s'"));
      case BOOL -> choices.pick(List.of("TRUE", "FALSE", "NULL"));
      case DATE -> choices.pick(List.of("DATE '2024-01-01'", "'2024-02-29'::DATE", "NULL::DATE"));
      case DOUBLE -> choices.pick(List.of("1.5::DOUBLE", "'nan'::DOUBLE", "0::DOUBLE"));
      case DECIMAL -> choices.pick(List.of("10.25", "0.0", "1"));
      case LIST -> choices.pick(List.of("[1, 2]", "[]::INTEGER[]", "[NULL, 3]"));
      case STRUCT ->
          choices.pick(
              List.of("{'i': 1, 's': 'a'}", "struct_pack(i := 1, s := 'b')", "{'I': 2, 'S': 'c'}"));
      case JSON -> choices.pick(List.of("'{\"a\": 1, \"b\": [2]}'::JSON", "'[1, 2]'::JSON"));
      case VARIANT -> choices.pick(List.of("[1, 2]::VARIANT", "{'a': 1}::VARIANT"));
      case MAP -> choices.pick(List.of("MAP {'a': 1}", "MAP {'a': 1, 'b': NULL}"));
      case OTHER ->
          choices.pick(List.of("INTERVAL 1 DAY", "TIME '10:00:00'", "5::HUGEINT", "'101'::BIT"));
    };
  }
}
