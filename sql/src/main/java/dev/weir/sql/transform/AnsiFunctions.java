package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlOrderBy;
import java.util.List;
import java.util.Optional;

/// The standard's forms of functions.
final class AnsiFunctions implements FunctionRules {
  @Override
  public Optional<SqlExpression> written(String name, Call call, TransformContext context) {
    List<SqlExpression> a = Build.arguments(call);
    return switch (name) {
      case "if" -> Optional.of(FunctionRules.choice(call));
      case "ifnull" -> Optional.of(Calls.renamed(call, "coalesce"));
      case "trim" -> a.size() == 2 ? Optional.of(Calls.renamed(call, "btrim")) : Optional.empty();
      case "date_part", "date_trunc" -> SharedForms.refused(call, context);
      case "list_value" -> Optional.of(new SqlExpression.ListLiteral(a, call.span()));
      case "concat" ->
          a.stream()
              .map(v ->
                  Build.call(
                      "coalesce", v.span(), Build.cast(v, "VARCHAR"), Build.string("", Span.NONE)))
              .map(SqlExpression.class::cast)
              .reduce((left, right) -> Build.binary("||", left, right));
      case "contains" ->
          Optional.of(
              Build.binary(
                  ">",
                  Build.call("position", call.span(), a.get(0), a.get(1)),
                  Build.number(0, Span.NONE)));
      case "strpos", "instr" ->
          Optional.of(Build.call("position", call.span(), a.get(0), a.get(1)));
      case "string_agg", "group_concat", "listagg" -> Optional.of(listAggregate(call, a));
      case "count_if" ->
          Optional.of(Calls.withFilter(Build.call("count_star", call.span()), a.get(0)));
      case "today" -> Optional.of(Build.column("current_date"));
      default -> Optional.empty();
    };
  }

  private static SqlExpression listAggregate(Call call, List<SqlExpression> a) {
    SqlExpression separator = a.size() > 1 ? a.get(1) : Build.string(",", Span.NONE);
    Call aggregate = Calls.withArguments(call, List.of(a.getFirst(), separator));
    if (call.orderBy().isPresent() && call.orderBy().get() instanceof SqlOrderBy.Keys keys) {
      aggregate = Calls.withOrder(aggregate, Optional.empty(), keys.keys());
    }
    return Calls.renamed(aggregate, "listagg");
  }
}
