package dev.weir.verify.feature;

import java.util.List;

/// Writes subqueries that stand as values and conditions, correlated or not.
final class SubqueryWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  SubqueryWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  private record Inner(Scope scope, String from, String where) {}

  private Inner inner(Scope scope) {
    Source source = writer.sources.single();
    Scope inside = new Scope(source.fields(), List.of(), scope.around());
    String where =
        switch (choices.pick(4)) {
          case 0 -> " WHERE " + correlation(scope, source);
          case 1 -> "";
          case 2 ->
              " WHERE "
                  + correlation(scope, source)
                  + " AND "
                  + writer.expressions.of(inside, Kind.BOOL, 1);
          default -> " WHERE " + writer.expressions.of(inside, Kind.BOOL, 1);
        };
    return new Inner(inside, " FROM " + source.text(), where);
  }

  private String correlation(Scope scope, Source source) {
    Kind kind = choices.pick(List.of(Kind.INT, Kind.TEXT));
    String mine = Scope.of(source.fields()).column(choices, kind).orElse("1");
    List<Field> around = scope.around().stream().filter(f -> f.kind() == kind).toList();
    String other = around.isEmpty() ? "1" : choices.pick(around).qualified();
    if (kind == Kind.TEXT && choices.feature(20)) {
      mine += " COLLATE NOCASE";
    }
    return choices.chance(30)
        ? other + " = " + mine
        : mine + choices.pick(List.of(" = ", " = ", " < ", " IS NOT DISTINCT FROM ")) + other;
  }

  /// A subquery of one value.
  String scalar(Scope scope, Kind kind) {
    Inner inner = inner(scope);
    String value = writer.expressions.of(inner.scope(), kind, 1);
    return "(SELECT "
        + switch (choices.pick(6)) {
          case 0 -> "max(" + value + ")" + inner.from() + inner.where();
          case 1 -> "min(" + value + ")" + inner.from() + inner.where();
          case 2 -> value + inner.from() + inner.where() + " ORDER BY ALL LIMIT 1";
          case 3 ->
              kind == Kind.INT
                  ? choices.pick(List.of("count(*)", "sum(1)", "count(DISTINCT " + value + ")"))
                      + inner.from()
                      + inner.where()
                  : "min(" + value + ")" + inner.from() + inner.where();
          case 4 ->
              "any_value("
                  + value
                  + ") FILTER ("
                  + value
                  + " IS NULL)"
                  + inner.from()
                  + inner.where();
          default -> writer.expressions.of(scope, kind, 1);
        }
        + ")";
  }

  /// A list of a subquery's values.
  String array(Scope scope) {
    Inner inner = inner(scope);
    return "ARRAY(SELECT "
        + writer.expressions.of(inner.scope(), Kind.INT, 1)
        + inner.from()
        + inner.where()
        + " ORDER BY ALL)";
  }

  /// EXISTS, IN, ANY and ALL.
  String condition(Scope scope) {
    Inner inner = inner(scope);
    Kind kind = choices.pick(List.of(Kind.INT, Kind.TEXT, Kind.INT));
    String not = choices.chance(30) ? "NOT " : "";
    String value = writer.expressions.of(inner.scope(), kind, 1);
    String body = value + inner.from() + inner.where();
    return switch (choices.pick(8)) {
      case 0 -> not + "EXISTS (SELECT 1" + inner.from() + inner.where() + ")";
      case 1 -> writer.expressions.atom(scope, kind, 1) + " " + not + "IN (SELECT " + body + ")";
      case 2 ->
          writer.expressions.atom(scope, kind, 1)
              + choices.pick(List.of(" = ANY", " > ALL", " <> ALL", " < ANY"))
              + " (SELECT "
              + body
              + ")";
      case 3 ->
          not
              + "EXISTS (SELECT "
              + value
              + ", count(*)"
              + inner.from()
              + inner.where()
              + " GROUP BY ALL"
              + (choices.chance(40) ? " HAVING count(*) > 1" : "")
              + ")";
      case 4 ->
          not
              + "EXISTS (SELECT count(*)"
              + choices.pick(List.of("", " OVER ()"))
              + inner.from()
              + inner.where()
              + choices.pick(List.of("", " GROUP BY ALL", " GROUP BY ()"))
              + ")";
      case 5 ->
          "("
              + writer.expressions.of(scope, Kind.INT, 1)
              + ", "
              + writer.expressions.of(scope, Kind.TEXT, 1)
              + ") "
              + not
              + "IN (SELECT "
              + writer.expressions.of(inner.scope(), Kind.INT, 1)
              + ", "
              + writer.expressions.of(inner.scope(), Kind.TEXT, 1)
              + inner.from()
              + inner.where()
              + ")";
      case 6 ->
          not
              + "EXISTS (FROM"
              + inner.from().substring(5)
              + inner.where()
              + choices.pick(List.of("", " LIMIT 1", " OFFSET 1", " LIMIT 0"))
              + ")";
      default ->
          "(SELECT "
              + choices.pick(List.of("count(*)", "max(1)", "bool_or(TRUE)::INTEGER"))
              + inner.from()
              + inner.where()
              + ") "
              + choices.pick(List.of("> 0", "= 0", "IS NULL"));
    };
  }
}
