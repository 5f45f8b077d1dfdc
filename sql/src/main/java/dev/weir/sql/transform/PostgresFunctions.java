package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlTable;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's forms of functions.
final class PostgresFunctions implements FunctionRules {
  @Override
  public Optional<SqlExpression> written(String name, Call call, TransformContext context) {
    List<SqlExpression> a = Build.arguments(call);
    return switch (name) {
      case "if" -> Optional.of(FunctionRules.choice(call));
      case "ifnull" -> Optional.of(Calls.renamed(call, "coalesce"));
      case "mode" -> SharedForms.mode(call, context);
      case "date_part", "datepart" -> dated(SharedForms.part(a.getFirst()), call, a, context);
      case "dayofweek", "weekday" -> Optional.of(part("dow", call, a));
      case "isodow" -> Optional.of(part("isodow", call, a));
      case "second" -> Optional.of(seconds(part("second", call, a), call));
      case "date_diff", "datediff" ->
          a.size() == 3 && SharedForms.part(a.getFirst()).equals("day")
              ? Optional.of(
                  Build.binary("-", Build.cast(a.get(2), "DATE"), Build.cast(a.get(1), "DATE")))
              : Optional.empty();
      case "generate_series" -> Optional.of(series(call));
      case "string_split", "str_split" -> split(call, a, context);
      case "year", "month", "day", "hour", "minute", "quarter", "week", "dayofyear", "isoyear" ->
          Optional.of(part(name.equals("dayofyear") ? "doy" : name, call, a));
      case "contains" ->
          Optional.of(
              Build.binary(
                  ">",
                  Build.call("strpos", call.span(), a.get(0), a.get(1)),
                  Build.number(0, Span.NONE)));
      case "list_contains", "array_contains", "list_has" ->
          Optional.of(
              SharedForms.contains(
                  new SqlExpression.QuantifiedList(
                      a.get(1), "=", SqlExpression.Quantifier.ANY, a.get(0), call.span()),
                  a.get(0),
                  a.get(1),
                  context));
      case "regexp_matches" ->
          a.size() == 2 ? Optional.of(Build.binary("~", a.get(0), a.get(1))) : Optional.empty();
      case "regexp_full_match" ->
          a.size() == 2 && a.get(1) instanceof SqlExpression.StringLiteral s
              ? Optional.of(
                  Build.binary("~", a.get(0), Build.string("^(?:" + s.value() + ")$", s.span())))
              : Optional.empty();
      case "string_agg", "group_concat", "listagg" ->
          Optional.of(
              Calls.renamed(
                  Calls.withArguments(
                      call,
                      List.of(a.get(0), a.size() > 1 ? a.get(1) : Build.string(",", Span.NONE))),
                  "string_agg"));
      case "strftime", "strptime" -> formatted(name, call, a);
      case "median" -> percentile("cont", call, a.get(0), number("0.5"));
      case "quantile_cont" ->
          a.size() == 2 ? percentile("cont", call, a.get(0), a.get(1)) : Optional.empty();
      case "quantile_disc" ->
          a.size() == 2 ? percentile("disc", call, a.get(0), a.get(1)) : Optional.empty();
      case "count_if" ->
          Optional.of(Calls.withFilter(Build.call("count_star", call.span()), a.get(0)));
      case "list_value" -> Optional.of(new SqlExpression.ListLiteral(a, call.span()));
      case "array_length" ->
          a.size() == 1 ? Optional.of(Calls.renamed(call, "cardinality")) : Optional.empty();
      case "suffix", "ends_with" ->
          Optional.of(
              Build.binary(
                  "=",
                  Build.call(
                      "right", call.span(), a.get(0), Build.call("length", call.span(), a.get(1))),
                  a.get(1)));
      case "today" -> Optional.of(Build.column("current_date"));
      case "epoch" -> Optional.of(part("epoch", call, a));
      case "pow" -> Optional.of(Calls.renamed(call, "power"));
      default -> Optional.empty();
    };
  }

  private static SqlExpression number(String text) {
    return new SqlExpression.NumberLiteral(text, Span.NONE);
  }

  private static SqlExpression part(String part, Call call, List<SqlExpression> a) {
    return Build.call("date_part", call.span(), Build.string(part, Span.NONE), a.getFirst());
  }

  private static Optional<SqlExpression> dated(
      String part, Call call, List<SqlExpression> a, TransformContext context) {
    if (part.isEmpty() || a.size() != 2) {
      context.unsupported("this part of a date", call.span());
      return Optional.of(call);
    }
    SqlExpression value = part(part, call, a.subList(1, 2));
    boolean cut = part.equals("second") || part.equals("milliseconds");
    return Optional.of(cut ? seconds(value, call) : value);
  }

  /// The engine's seconds are whole.
  private static SqlExpression seconds(SqlExpression value, Call call) {
    return Build.call("trunc", call.span(), value);
  }

  /// A list; PostgreSQL's own gives rows.
  private static SqlExpression series(Call call) {
    SqlTable rows =
        new SqlTable.Function(
            call,
            SqlTable.Ordinality.NONE,
            SqlTable.Laterality.PLAIN,
            Optional.empty(),
            Optional.empty(),
            call.span());
    return new SqlExpression.ArrayQuery(
        Build.query(
            Build.select(
                List.of(Build.item(Build.star())), List.of(rows), Optional.empty(), call.span())),
        call.span());
  }

  /// An empty text has one empty part, and none to PostgreSQL.
  private static Optional<SqlExpression> split(
      Call call, List<SqlExpression> a, TransformContext context) {
    if (a.size() != 2 || !SharedForms.isRepeatable(a.getFirst(), context)) {
      return Optional.empty();
    }
    SqlExpression parts = Build.call("string_to_array", call.span(), a.get(0), a.get(1));
    SqlExpression empty = Build.string("", Span.NONE);
    SqlExpression one = new SqlExpression.ListLiteral(List.of(empty), Span.NONE);
    SqlExpression.When when =
        new SqlExpression.When(Build.binary("=", a.get(0), empty), one, Span.NONE);
    return Optional.of(
        new SqlExpression.Case(Optional.empty(), List.of(when), Optional.of(parts), call.span()));
  }

  private static Optional<SqlExpression> percentile(
      String kind, Call call, SqlExpression value, SqlExpression fraction) {
    if (call.orderBy().isPresent()) {
      return Optional.empty();
    }
    SqlSortKey key =
        new SqlSortKey(
            value, SqlOrderBy.Direction.DEFAULT, SqlOrderBy.NullOrder.DEFAULT, value.span());
    Call named = Calls.renamed(Calls.withArguments(call, List.of(fraction)), "percentile_" + kind);
    return Optional.of(Calls.withOrder(named, Optional.empty(), List.of(key)));
  }

  private static Optional<SqlExpression> formatted(String name, Call call, List<SqlExpression> a) {
    if (a.size() != 2 || !(a.get(1) instanceof SqlExpression.StringLiteral format)) {
      return Optional.empty();
    }
    return DateFormats.toPostgres(format.value())
        .map(p ->
            Build.call(
                name.equals("strftime") ? "to_char" : "to_timestamp",
                call.span(),
                a.get(0),
                Build.string(p, format.span())));
  }
}
