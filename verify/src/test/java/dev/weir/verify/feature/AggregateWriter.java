package dev.weir.verify.feature;

import java.util.List;

/// Writes aggregates and window functions with all their modifiers. Those whose result depends on
/// the order of rows state that order.
final class AggregateWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  AggregateWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  /// An aggregate, and the kind of its value.
  record Call(String text, Kind kind) {}

  Call aggregate(Scope scope) {
    String i = writer.expressions.of(scope, Kind.INT, 1);
    String s = writer.expressions.of(scope, Kind.TEXT, 1);
    Call call =
        switch (choices.pick(16)) {
          case 0 -> new Call("count(*)", Kind.INT);
          case 1 -> new Call("sum(" + i + ")", Kind.INT);
          case 2 -> new Call("count(" + i + ")", Kind.INT);
          case 3 -> new Call("max(" + s + ")", Kind.TEXT);
          case 4 -> new Call("min(" + i + ")", Kind.INT);
          case 5 -> new Call("count(DISTINCT " + s + ")", Kind.INT);
          case 6 -> new Call("list(" + i + " ORDER BY " + i + order() + ")", Kind.LIST);
          case 7 -> new Call("string_agg(" + s + ", ',' ORDER BY " + s + order() + ")", Kind.TEXT);
          case 8 -> new Call("sum(DISTINCT " + i + ")", Kind.INT);
          case 9 -> new Call("string_agg(DISTINCT " + s + " ORDER BY " + s + ")", Kind.TEXT);
          case 10 ->
              new Call(
                  "count(DISTINCT " + s + " COLLATE " + writer.expressions.collation() + ")",
                  Kind.INT);
          case 11 ->
              new Call("bool_or(" + writer.expressions.of(scope, Kind.BOOL, 1) + ")", Kind.BOOL);
          case 12 -> new Call("quantile_disc(" + i + ", 0.5" + order() + ")", Kind.INT);
          case 13 ->
              new Call(
                  "percentile_disc(0.5) WITHIN GROUP (ORDER BY "
                      + i
                      + order().replace(" NULLS FIRST", "")
                      + ")",
                  Kind.INT);
          case 14 -> new Call("first(" + i + " ORDER BY " + i + order() + ")", Kind.INT);
          default -> new Call("avg(" + i + ")", Kind.DOUBLE);
        };
    return choices.feature(12)
        ? new Call(
            call.text()
                + " FILTER ("
                + choices.pick(List.of("WHERE ", ""))
                + writer.expressions.of(scope, Kind.BOOL, 1)
                + ")",
            call.kind())
        : call;
  }

  String order() {
    return choices.feature(10)
        ? choices.pick(List.of(" DESC", " NULLS FIRST", " DESC NULLS LAST", " ASC NULLS FIRST"))
        : "";
  }

  /// A window function. Its own order may have ties, which a full order of columns breaks.
  Call window(Scope scope) {
    String i = writer.expressions.of(scope, Kind.INT, 1);
    String s = writer.expressions.of(scope, Kind.TEXT, 1);
    String partition = choices.chance(50) ? "PARTITION BY " + (choices.chance(50) ? s : i) : "";
    Kind by = choices.pick(List.of(Kind.INT, Kind.TEXT));
    String key = writer.expressions.of(scope, by, 1);
    if (by == Kind.TEXT && choices.feature(15)) {
      key += " COLLATE NOCASE";
    }
    String order = " ORDER BY " + key + order();
    String over = " OVER (" + (partition + order).strip() + ")";
    String whole = " OVER (" + partition + ")";
    String nulls =
        choices.feature(20) ? choices.pick(List.of(" IGNORE NULLS", " RESPECT NULLS")) : "";
    return switch (choices.pick(9)) {
      case 0 -> new Call("rank()" + over, Kind.INT);
      case 1 -> new Call("dense_rank()" + over, Kind.INT);
      case 2 -> new Call("count(*)" + whole, Kind.INT);
      case 3 -> new Call("sum(" + i + ")" + over, Kind.INT);
      case 4 -> new Call("max(" + s + ")" + whole, Kind.TEXT);
      case 5 ->
          new Call(
              "sum(" + i + ") OVER (" + (partition + order).strip() + frame(by) + ")", Kind.INT);
      case 6 ->
          new Call(
              "first_value(" + key + nulls + ") OVER (" + (partition + order).strip() + ")", by);
      case 7 ->
          new Call(
              "count("
                  + i
                  + ") FILTER (WHERE "
                  + writer.expressions.of(scope, Kind.BOOL, 1)
                  + ")"
                  + over,
              Kind.INT);
      default ->
          new Call(
              "lag(" + key + ", 1, " + writer.expressions.literal(by) + nulls + ")" + over, by);
    };
  }

  private String frame(Kind by) {
    String range =
        by == Kind.INT
            ? " RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING"
            : " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
    return choices.pick(
            List.of(
                range,
                " GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW",
                " RANGE UNBOUNDED PRECEDING",
                " GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING"))
        + choices.pick(List.of("", " EXCLUDE GROUP", " EXCLUDE TIES", " EXCLUDE NO OTHERS"));
  }
}
