package dev.weir.sql.transform;

import dev.weir.sql.SqlTrees;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlExpression.Lambda;
import dev.weir.sql.tree.SqlOrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Spark's forms of functions.
final class SparkFunctions implements FunctionRules {
  @Override
  public Optional<SqlExpression> written(String name, Call call, TransformContext context) {
    List<SqlExpression> a = Build.arguments(call);
    Optional<SqlExpression> dated = SparkDates.written(name, call, context);
    Optional<SqlExpression> special =
        dated.isPresent() ? dated : SparkLists.written(name, call, context);
    if (special.isPresent()) {
      return special;
    }
    return switch (name) {
      case "mode" -> SharedForms.mode(call, context);
      // Spark's take NULL for a value.
      case "any_value" ->
          Optional.of(
              Calls.withArguments(
                  call, List.of(a.getFirst(), new SqlExpression.BooleanLiteral(true, Span.NONE))));
      case "arg_max", "max_by", "arg_min", "min_by" -> best(name, call, a, context);
      // Spark's two-argument forms name the characters first.
      case "ltrim", "rtrim" ->
          a.size() == 2 ? Optional.of(Calls.withArguments(call, a.reversed())) : Optional.empty();
      case "trim" -> a.size() == 2 ? Optional.of(Calls.renamed(call, "btrim")) : Optional.empty();
      case "list_filter", "array_filter", "filter" ->
          a.size() == 2 ? Optional.of(shifted("filter", call, a)) : Optional.empty();
      case "concat" -> {
        // Spark's concat is NULL when an argument is; the engine leaves NULL out.
        List<SqlExpression> joined = new ArrayList<>();
        joined.add(Build.string("", Span.NONE));
        joined.addAll(a);
        yield Optional.of(Call.of("concat_ws", joined, call.span()));
      }
      case "list_transform", "list_apply", "array_transform" -> Optional.of(transform(call, a));
      case "list_sort", "array_sort" -> sort(call, a, context);
      case "list", "array_agg" -> collected(call, a, context);
      case "string_agg", "group_concat", "listagg" -> Optional.of(stringAggregate(call, a));
      case "log" -> a.size() == 1 ? Optional.of(Calls.renamed(call, "log10")) : Optional.empty();
      case "regexp_matches" ->
          a.size() == 2 ? Optional.of(Calls.renamed(call, "regexp_like")) : refused(call, context);
      case "regexp_full_match" -> fullMatch(call, a, context);
      case "regexp_extract" ->
          a.size() == 2
              ? Optional.of(
                  Build.call(
                      "regexp_extract",
                      call.span(),
                      a.get(0),
                      a.get(1),
                      Build.number(0, Span.NONE)))
              : Optional.of(call);
      case "regexp_replace" -> replaceAll(call, a, context);
      case "string_split", "str_split", "split" -> split(call, a, context);
      case "strftime", "strptime" -> formatted(name, call, a, context);
      case "quantile_cont" ->
          a.size() == 2 && call.orderBy().isEmpty()
              ? Optional.of(Calls.renamed(call, "percentile"))
              : refused(call, context);
      case "ifnull" -> Optional.of(Calls.renamed(call, "coalesce"));
      case "json_extract_string" -> Optional.of(Calls.renamed(call, "get_json_object"));
      case "sha256" ->
          Optional.of(Build.call("sha2", call.span(), a.getFirst(), Build.number(256, Span.NONE)));
      case "today" -> Optional.of(Build.call("current_date", call.span()));
      case "timezone" -> {
        context.unsupported("AT TIME ZONE without knowing the type of its value", call.span());
        yield Optional.of(call);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<SqlExpression> refused(Call call, TransformContext context) {
    return SharedForms.refused(call, context);
  }

  /// Spark's collect_list leaves NULL out and takes no order.
  private static Optional<SqlExpression> collected(
      Call call, List<SqlExpression> a, TransformContext context) {
    boolean withoutNull =
        call.filter().isPresent()
            && call.filter().get() instanceof SqlExpression.IsNull test
            && test.polarity() == SqlExpression.Polarity.NEGATED
            && SqlTrees.sameShape(test.operand(), a.getFirst());
    if (!withoutNull || call.orderBy().isPresent()) {
      context.unsupported(
          "list that keeps NULL or has an order; add FILTER (WHERE … IS NOT NULL) and sort the list",
          call.span());
      return Optional.of(call);
    }
    return Optional.of(Calls.renamed(Calls.withoutFilter(call), "collect_list"));
  }

  /// The index of a lambda counts from 0 in Spark.
  private static SqlExpression transform(Call call, List<SqlExpression> a) {
    return shifted("transform", call, a);
  }

  private static SqlExpression shifted(String name, Call call, List<SqlExpression> a) {
    if (a.size() == 2 && a.get(1) instanceof Lambda lambda && lambda.parameters().size() == 2) {
      Identifier index = lambda.parameters().get(1);
      Rewriter shift =
          new Rewriter() {
            @Override
            SqlExpression changed(SqlExpression e) {
              return e instanceof SqlExpression.ColumnName c
                      && c.name().parts().size() == 1
                      && c.name().last().name().equalsIgnoreCase(index.name())
                  ? Build.binary("+", e, Build.number(1, Span.NONE))
                  : e;
            }
          };
      Lambda moved =
          new Lambda(lambda.parameters(), shift.expression(lambda.body()), lambda.span());
      return Build.call(name, call.span(), a.get(0), moved);
    }
    return Calls.renamed(call, name);
  }

  private static Optional<SqlExpression> sort(
      Call call, List<SqlExpression> a, TransformContext context) {
    if (a.size() > 1) {
      return refused(call, context);
    }
    // The engine sorts NULL in front, as sort_array does.
    return Optional.of(Calls.renamed(call, "sort_array"));
  }

  private static SqlExpression stringAggregate(Call call, List<SqlExpression> a) {
    SqlExpression separator = a.size() > 1 ? a.get(1) : Build.string(",", Span.NONE);
    Call aggregate = Calls.withArguments(call, List.of(a.getFirst(), separator));
    if (call.orderBy().isPresent() && call.orderBy().get() instanceof SqlOrderBy.Keys keys) {
      aggregate = Calls.withOrder(aggregate, Optional.empty(), keys.keys());
    }
    return Calls.renamed(aggregate, "string_agg");
  }

  private static Optional<SqlExpression> fullMatch(
      Call call, List<SqlExpression> a, TransformContext context) {
    if (a.size() != 2 || !(a.get(1) instanceof SqlExpression.StringLiteral pattern)) {
      return refused(call, context);
    }
    SqlExpression whole = Build.string("^(?:" + pattern.value() + ")$", pattern.span());
    return Optional.of(Build.call("regexp_like", call.span(), a.get(0), whole));
  }

  /// Spark replaces every match; the engine the first one, unless told otherwise.
  private static Optional<SqlExpression> replaceAll(
      Call call, List<SqlExpression> a, TransformContext context) {
    boolean all =
        a.size() == 4 && a.get(3) instanceof SqlExpression.StringLiteral s && s.value().equals("g");
    if (!all) {
      return refused(call, context);
    }
    SqlExpression replacement = a.get(2);
    if (replacement instanceof SqlExpression.StringLiteral s) {
      replacement = Build.string(s.value().replaceAll("\\\\(\\d)", "\\$$1"), s.span());
    }
    return Optional.of(Build.call("regexp_replace", call.span(), a.get(0), a.get(1), replacement));
  }

  private static Optional<SqlExpression> split(
      Call call, List<SqlExpression> a, TransformContext context) {
    if (a.size() != 2 || !(a.get(1) instanceof SqlExpression.StringLiteral separator)) {
      return refused(call, context);
    }
    String quoted = java.util.regex.Pattern.quote(separator.value());
    return Optional.of(
        Build.call("split", call.span(), a.get(0), Build.string(quoted, separator.span())));
  }

  private static Optional<SqlExpression> formatted(
      String name, Call call, List<SqlExpression> a, TransformContext context) {
    if (a.size() != 2 || !(a.get(1) instanceof SqlExpression.StringLiteral format)) {
      return refused(call, context);
    }
    Optional<String> pattern = DateFormats.toJava(format.value());
    if (pattern.isEmpty()) {
      return refused(call, context);
    }
    String target = name.equals("strftime") ? "date_format" : "to_timestamp_ntz";
    return Optional.of(
        Build.call(target, call.span(), a.get(0), Build.string(pattern.get(), format.span())));
  }

  /// The engine looks at rows whose value is present only.
  private static Optional<SqlExpression> best(
      String name, Call call, List<SqlExpression> a, TransformContext context) {
    if (a.size() != 2) {
      return refused(call, context);
    }
    SqlExpression present = SharedForms.present(a.getFirst());
    SqlExpression filter = call.filter().isPresent() ? Build.and(call.filter(), present) : present;
    String spark = name.endsWith("max") || name.startsWith("max") ? "max_by" : "min_by";
    return Optional.of(Calls.withFilter(Calls.renamed(call, spark), filter));
  }
}
