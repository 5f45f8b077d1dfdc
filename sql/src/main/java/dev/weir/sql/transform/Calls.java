package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Argument;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlWindow;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes of single parts of a call, and what is known of functions by their names alone.
final class Calls {
  /// Aggregates of the engine that queries use; the binder knows them all, a transform of syntax
  /// only these.
  private static final Set<String> AGGREGATES =
      Set.of(
          "any_value",
          "approx_count_distinct",
          "approx_quantile",
          "arg_max",
          "arg_min",
          "array_agg",
          "avg",
          "bit_and",
          "bit_or",
          "bit_xor",
          "bool_and",
          "bool_or",
          "corr",
          "count",
          "count_if",
          "count_star",
          "covar_pop",
          "covar_samp",
          "entropy",
          "favg",
          "first",
          "fsum",
          "geometric_mean",
          "group_concat",
          "histogram",
          "kurtosis",
          "last",
          "list",
          "listagg",
          "mad",
          "max",
          "max_by",
          "mean",
          "median",
          "min",
          "min_by",
          "mode",
          "product",
          "quantile",
          "quantile_cont",
          "quantile_disc",
          "percentile_cont",
          "percentile_disc",
          "regr_slope",
          "skewness",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "string_agg",
          "sum",
          "sum_no_overflow",
          "var_pop",
          "var_samp",
          "variance");

  private Calls() {}

  static boolean isAggregate(Call call) {
    return call.over().isEmpty() && AGGREGATES.contains(Build.function(call));
  }

  static Call over(Call c, SqlWindow window) {
    return new Call(
        c.name(),
        c.quantifier(),
        c.arguments(),
        c.orderBy(),
        c.nulls(),
        c.withinGroup(),
        c.filter(),
        c.exportState(),
        Optional.of(window),
        c.span());
  }

  static Call renamed(Call c, String name) {
    QualifiedName qualified =
        new QualifiedName(
            List.of(new Identifier(name, Identifier.Quoting.PLAIN, c.name().span())),
            c.name().span());
    return new Call(
        qualified,
        c.quantifier(),
        c.arguments(),
        c.orderBy(),
        c.nulls(),
        c.withinGroup(),
        c.filter(),
        c.exportState(),
        c.over(),
        c.span());
  }

  static Call withArguments(Call c, List<SqlExpression> values) {
    List<Argument> arguments =
        values.stream().map(v -> new Argument(Optional.empty(), v, v.span())).toList();
    return new Call(
        c.name(),
        c.quantifier(),
        arguments,
        c.orderBy(),
        c.nulls(),
        c.withinGroup(),
        c.filter(),
        c.exportState(),
        c.over(),
        c.span());
  }

  static Call withoutFilter(Call c) {
    return new Call(
        c.name(),
        c.quantifier(),
        c.arguments(),
        c.orderBy(),
        c.nulls(),
        c.withinGroup(),
        Optional.empty(),
        c.exportState(),
        c.over(),
        c.span());
  }

  static Call withFilter(Call c, SqlExpression filter) {
    return new Call(
        c.name(),
        c.quantifier(),
        c.arguments(),
        c.orderBy(),
        c.nulls(),
        c.withinGroup(),
        Optional.of(filter),
        c.exportState(),
        c.over(),
        c.span());
  }

  static Call withOrder(Call c, Optional<SqlOrderBy> orderBy, List<SqlSortKey> withinGroup) {
    return new Call(
        c.name(),
        c.quantifier(),
        c.arguments(),
        orderBy,
        c.nulls(),
        withinGroup,
        c.filter(),
        c.exportState(),
        c.over(),
        c.span());
  }
}
