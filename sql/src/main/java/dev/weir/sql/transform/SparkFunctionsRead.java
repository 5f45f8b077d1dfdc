package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Spark's functions by the names of the tree. A name that Spark alone has is changed; every other
/// stays, and the binder says when it does not exist.
///
///     SELECT transform(xs, x -> x + 1), nvl(a, 0), concat(s, t), a ^ b FROM l      -- spark
///     SELECT list_transform(xs, lambda x: x + 1), coalesce(a, 0), s || t, xor(a, b) FROM l
public final class SparkFunctionsRead implements SqlTransform {
  private final Map<String, String> names = FunctionMap.SPARK.reading();

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case Call call -> read(call, context);
          case SqlExpression.Binary b when b.operator().equals("^") ->
              Build.call("xor", b.span(), b.left(), b.right());
          default -> e;
        };
      }
    }.query(query);
  }

  private SqlExpression read(Call call, TransformContext context) {
    List<SqlExpression> a = Build.arguments(call);
    String name = Build.function(call);
    return switch (name) {
      case "array" -> new SqlExpression.ListLiteral(a, call.span());
      case "named_struct" -> struct(call, a);
      case "map" -> map(call, a);
      case "map_from_arrays" -> Calls.renamed(call, "map");
      case "struct" -> new SqlExpression.Row(a, call.span());
      case "date_format", "to_timestamp", "to_timestamp_ntz" -> formatted(call, a);
      case "nvl", "ifnull" -> Calls.renamed(call, "coalesce");
      case "concat" ->
          a.stream().reduce((left, right) -> Build.binary("||", left, right)).orElse(call);
      case "concat_ws" ->
          a.size() > 1
                  && a.getFirst() instanceof SqlExpression.StringLiteral s
                  && s.value().isEmpty()
              ? Call.of("concat", a.subList(1, a.size()), call.span())
              : call;
      case "transform" -> transform(call, a);
      case "size" -> Calls.renamed(call, "len");
      case "log" -> a.size() == 1 ? Calls.renamed(call, "ln") : call;
      case "regexp_like", "rlike" -> Calls.renamed(call, "regexp_matches");
      case "regexp_extract" ->
          a.size() == 2
              ? Build.call(
                  "regexp_extract", call.span(), a.get(0), a.get(1), Build.number(1, Span.NONE))
              : call;
      case "regexp_replace" ->
          Build.call(
              "regexp_replace",
              call.span(),
              a.get(0),
              a.get(1),
              groups(a.get(2)),
              Build.string("g", Span.NONE));
      case "datediff" ->
          a.size() == 2
              ? Build.call(
                  "date_diff", call.span(), Build.string("day", Span.NONE), a.get(1), a.get(0))
              : call;
      case "date_add" -> a.size() == 2 ? Build.binary("+", a.get(0), a.get(1)) : call;
      case "date_sub" -> a.size() == 2 ? Build.binary("-", a.get(0), a.get(1)) : call;
      case "to_date" -> a.size() == 1 ? Build.cast(a.getFirst(), "DATE") : call;
      case "collect_list" -> notNull(Calls.renamed(call, "list"), a);
      case "collect_set" -> {
        context.doubt("the order of collect_set is not fixed", call.span());
        yield notNull(Calls.renamed(call, "list"), a);
      }
      case "any_value", "first_value", "first", "last_value", "last" -> firstOf(name, call, a);
      case "max_by", "min_by" -> best(name, call, a, context);
      case "dayofweek" ->
          Build.binary("+", Calls.renamed(call, "dayofweek"), Build.number(1, Span.NONE));
      case "weekday" ->
          Build.binary("-", Calls.renamed(call, "isodow"), Build.number(1, Span.NONE));
      case "date_part" -> part(call, a);
      case "array_distinct" -> distinct(call, a, context);
      case "array_position" ->
          Build.call(
              "coalesce",
              call.span(),
              Calls.renamed(call, "list_position"),
              missing(a.get(0), a.get(1)));
      case "ltrim", "rtrim" ->
          a.size() == 2 && call.name().last().span().start() >= 0
              ? Calls.withArguments(call, a.reversed())
              : call;
      case "btrim" -> Calls.renamed(call, "trim");
      case "array_contains" -> Calls.renamed(call, "list_contains");
      case "sequence" -> a.size() == 2 ? Calls.renamed(call, "generate_series") : call;
      case "filter" -> shifted("list_filter", call, a);
      case "sort_array" -> Calls.renamed(call, "list_sort");
      case "percentile" -> Calls.renamed(call, "quantile_cont");
      case "locate" -> a.size() == 2 ? Build.call("instr", call.span(), a.get(1), a.get(0)) : call;
      case "isnull" ->
          new SqlExpression.IsNull(SqlExpression.Polarity.POSITIVE, a.getFirst(), call.span());
      case "isnotnull" ->
          new SqlExpression.IsNull(SqlExpression.Polarity.NEGATED, a.getFirst(), call.span());
      case "slice" ->
          a.size() == 3
              ? Build.call(
                  "list_slice",
                  call.span(),
                  a.get(0),
                  a.get(1),
                  Build.binary(
                      "-", Build.binary("+", a.get(1), a.get(2)), Build.number(1, Span.NONE)))
              : call;
      case "try_element_at", "element_at" ->
          a.size() == 2 ? new SqlExpression.Subscript(a.get(0), a.get(1), call.span()) : call;
      case "sha2" -> Build.call("sha256", call.span(), a.getFirst());
      case "substring",
          "length",
          "round",
          "left",
          "right",
          "unnest",
          "explode",
          "posexplode",
          "inline",
          "stddev_samp",
          "var_samp" ->
          call;
      default -> {
        String ours = names.get(name);
        yield ours == null || ours.equals(name) ? call : Calls.renamed(call, ours);
      }
    };
  }

  private static SqlExpression formatted(Call call, List<SqlExpression> a) {
    if (a.size() != 2 || !(a.get(1) instanceof SqlExpression.StringLiteral pattern)) {
      return call;
    }
    boolean writes = Build.function(call).equals("date_format");
    return DateFormats.fromJava(pattern.value())
        .map(f -> Build.string(f, pattern.span()))
        .map(f -> Build.call(writes ? "strftime" : "strptime", call.span(), a.get(0), f))
        .orElse(call);
  }

  private static SqlExpression groups(SqlExpression replacement) {
    return replacement instanceof SqlExpression.StringLiteral s
        ? Build.string(s.value().replaceAll("\\$(\\d)", "\\\\$1"), s.span())
        : replacement;
  }

  private static SqlExpression notNull(Call call, List<SqlExpression> a) {
    SqlExpression present =
        new SqlExpression.IsNull(SqlExpression.Polarity.NEGATED, a.getFirst(), call.span());
    SqlExpression filter = call.filter().isPresent() ? Build.and(call.filter(), present) : present;
    return Calls.withFilter(call, filter);
  }

  private static SqlExpression struct(Call call, List<SqlExpression> a) {
    List<SqlExpression.Entry> entries = new ArrayList<>();
    for (int i = 0; i + 1 < a.size(); i += 2) {
      if (!(a.get(i) instanceof SqlExpression.StringLiteral name)) {
        return call;
      }
      Identifier identifier = new Identifier(name.value(), Identifier.Quoting.QUOTED, name.span());
      entries.add(new SqlExpression.Entry(identifier, a.get(i + 1), name.span()));
    }
    return new SqlExpression.StructLiteral(entries, call.span());
  }

  private static SqlExpression map(Call call, List<SqlExpression> a) {
    List<SqlExpression> keys = new ArrayList<>();
    List<SqlExpression> values = new ArrayList<>();
    for (int i = 0; i + 1 < a.size(); i += 2) {
      keys.add(a.get(i));
      values.add(a.get(i + 1));
    }
    return new SqlExpression.MapLiteral(keys, values, call.span());
  }

  /// Spark's take NULL for a value unless told otherwise.
  private static SqlExpression firstOf(String name, Call call, List<SqlExpression> a) {
    boolean skipsNull =
        a.size() == 2 && a.get(1) instanceof SqlExpression.BooleanLiteral b && b.value();
    if (name.equals("any_value") && a.size() < 2) {
      return Calls.renamed(call, "first");
    }
    return skipsNull && (name.equals("any_value") || name.equals("first"))
        ? Calls.renamed(Calls.withArguments(call, a.subList(0, 1)), "any_value")
        : call;
  }

  private static SqlExpression best(
      String name, Call call, List<SqlExpression> a, TransformContext context) {
    boolean present =
        call.filter().isPresent()
            && SqlPrinter.print(call.filter().get(), Dialect.DUCKDB)
                .endsWith(SqlPrinter.print(a.getFirst(), Dialect.DUCKDB) + " IS NOT NULL");
    if (!present) {
      context.doubt(
          "spark's " + name + " may give a NULL value, the engine's skips it", call.span());
    }
    return Calls.renamed(call, name.equals("max_by") ? "arg_max" : "arg_min");
  }

  private static SqlExpression part(Call call, List<SqlExpression> a) {
    boolean isoYear =
        a.size() == 2
            && a.getFirst() instanceof SqlExpression.StringLiteral s
            && s.value().equalsIgnoreCase("YEAROFWEEK");
    return isoYear ? Build.call("isoyear", call.span(), a.get(1)) : call;
  }

  private static SqlExpression distinct(
      Call call, List<SqlExpression> a, TransformContext context) {
    if (a.getFirst() instanceof Call inner && Build.function(inner).equals("array_compact")) {
      return Calls.renamed(Calls.withArguments(call, Build.arguments(inner)), "list_distinct");
    }
    context.doubt("spark's array_distinct keeps one NULL, the engine's none", call.span());
    return Calls.renamed(call, "list_distinct");
  }

  /// 0 where both are present: the place of what a list does not have.
  private static SqlExpression missing(SqlExpression list, SqlExpression value) {
    SqlExpression both =
        Build.and(Optional.of(SharedForms.present(list)), SharedForms.present(value));
    SqlExpression.When when = new SqlExpression.When(both, Build.number(0, Span.NONE), Span.NONE);
    return new SqlExpression.Case(Optional.empty(), List.of(when), Optional.empty(), Span.NONE);
  }

  private static SqlExpression transform(Call call, List<SqlExpression> a) {
    return shifted("list_transform", call, a);
  }

  private static SqlExpression shifted(String name, Call call, List<SqlExpression> a) {
    if (a.size() == 2
        && a.get(1) instanceof SqlExpression.Lambda lambda
        && lambda.parameters().size() == 2) {
      String index = lambda.parameters().get(1).name();
      Rewriter shift =
          new Rewriter() {
            @Override
            SqlExpression changed(SqlExpression e) {
              return e instanceof SqlExpression.ColumnName c
                      && c.name().parts().size() == 1
                      && c.name().last().name().equalsIgnoreCase(index)
                  ? Build.binary("-", e, Build.number(1, Span.NONE))
                  : e;
            }
          };
      SqlExpression.Lambda moved =
          new SqlExpression.Lambda(
              lambda.parameters(), shift.expression(lambda.body()), lambda.span());
      return Build.call(name, call.span(), a.get(0), moved);
    }
    return Calls.renamed(call, name);
  }
}
