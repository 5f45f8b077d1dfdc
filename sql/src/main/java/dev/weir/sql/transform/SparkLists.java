package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlExpression.NumberLiteral;
import java.util.List;
import java.util.Optional;

/// Functions of lists in Spark, which give NULL where the engine takes a missing list as empty, or
/// leaves NULL elements out.
final class SparkLists {
  private SparkLists() {}

  static Optional<SqlExpression> written(String name, Call call, TransformContext context) {
    List<SqlExpression> a = Build.arguments(call);
    return switch (name) {
      case "list_contains", "array_contains", "list_has" ->
          Optional.of(
              SharedForms.contains(
                  Build.call("array_contains", call.span(), a.get(0), a.get(1)),
                  a.get(0),
                  a.get(1),
                  context));
      case "list_position", "array_position", "list_indexof", "array_indexof" ->
          Optional.of(
              Build.call(
                  "nullif",
                  call.span(),
                  Build.call("array_position", call.span(), a.get(0), a.get(1)),
                  Build.number(0, Span.NONE)));
      case "list_concat", "array_cat", "list_cat", "array_concat" ->
          Optional.of(Call.of("concat", a.stream().map(SparkLists::orEmpty).toList(), call.span()));
      case "list_append", "array_append" ->
          Optional.of(
              Build.call(
                  "concat",
                  call.span(),
                  orEmpty(a.get(0)),
                  Build.call("array", Span.NONE, a.get(1))));
      case "list_distinct", "array_distinct" -> Optional.of(distinct(call, a.getFirst()));
      case "list_unique", "array_unique" ->
          Optional.of(Build.call("size", call.span(), distinct(call, a.getFirst())));
      case "list_slice", "array_slice" -> slice(call, a, context);
      case "range", "generate_series" -> sequence(name, call, a, context);
      default -> Optional.empty();
    };
  }

  private static SqlExpression distinct(Call call, SqlExpression list) {
    return Build.call(
        "array_distinct", call.span(), Build.call("array_compact", call.span(), list));
  }

  private static SqlExpression orEmpty(SqlExpression list) {
    boolean made =
        list instanceof Call c && Build.function(c).equals("array")
            || list instanceof SqlExpression.ListLiteral;
    return made ? list : Build.call("coalesce", Span.NONE, list, Build.call("array", Span.NONE));
  }

  private static Optional<SqlExpression> slice(
      Call call, List<SqlExpression> a, TransformContext context) {
    Optional<Long> from = a.size() == 3 ? number(a.get(1)) : Optional.empty();
    Optional<Long> to = a.size() == 3 ? number(a.get(2)) : Optional.empty();
    if (from.isEmpty() || to.isEmpty() || from.get() < 1 || to.get() < from.get()) {
      return SharedForms.refused(call, context);
    }
    SqlExpression length = Build.number(to.get() - from.get() + 1, Span.NONE);
    return Optional.of(Build.call("slice", call.span(), a.get(0), a.get(1), length));
  }

  /// Spark's sequence has both ends, and falls when the last is below the first.
  private static Optional<SqlExpression> sequence(
      String name, Call call, List<SqlExpression> a, TransformContext context) {
    Optional<Long> first = a.size() == 2 ? number(a.get(0)) : Optional.of(0L);
    Optional<Long> last = number(a.get(Math.min(1, a.size() - 1)));
    if (a.size() > 2 || first.isEmpty() || last.isEmpty()) {
      return SharedForms.refused(call, context);
    }
    long end = name.equals("range") ? last.get() - 1 : last.get();
    if (end < first.get()) {
      return SharedForms.refused(call, context);
    }
    return Optional.of(
        Build.call(
            "sequence",
            call.span(),
            Build.number(first.get(), Span.NONE),
            Build.number(end, Span.NONE)));
  }

  private static Optional<Long> number(SqlExpression e) {
    return e instanceof NumberLiteral n && n.digits().matches("\\d{1,9}")
        ? Optional.of(Long.parseLong(n.digits()))
        : Optional.empty();
  }
}
