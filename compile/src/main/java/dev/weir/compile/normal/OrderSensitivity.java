package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.Duplicates;
import dev.weir.model.relation.Frame;
import java.util.List;
import java.util.Set;

/// Which aggregates and windows give another result when rows arrive in another order. What is not
/// listed as insensitive is sensitive. Sums of floating point count as insensitive: engines add
/// them in no fixed order, from one run of the same query to the next.
public final class OrderSensitivity {
  private static final Set<String> INSENSITIVE =
      Set.of(
          "count",
          "count_star",
          "sum",
          "avg",
          "mean",
          "min",
          "max",
          "bool_and",
          "bool_or",
          "bit_and",
          "bit_or",
          "bit_xor",
          "every",
          "count_if",
          "countif",
          "sum_no_overflow",
          "product",
          "median",
          "mad",
          "quantile_cont",
          "quantile_disc",
          "quantile",
          "percentile_cont",
          "percentile_disc",
          "var_pop",
          "var_samp",
          "variance",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "covar_pop",
          "covar_samp",
          "corr",
          "regr_avgx",
          "regr_avgy",
          "regr_count",
          "regr_intercept",
          "regr_r2",
          "regr_slope",
          "regr_sxx",
          "regr_sxy",
          "regr_syy",
          "skewness",
          "kurtosis",
          "kurtosis_pop",
          "entropy",
          "fsum",
          "sumkahan",
          "kahan_sum",
          "favg",
          "sum_kahan",
          "sem",
          "geomean",
          "geometric_mean",
          "approx_count_distinct",
          "grouping",
          "histogram",
          "bitstring_agg");

  private static final Set<String> BY_PEERS =
      Set.of("rank", "dense_rank", "rank_dense", "percent_rank", "cume_dist");

  private OrderSensitivity() {}

  /// Whether an aggregate's result depends only on the bag of rows in its group.
  public static boolean isInsensitive(String name) {
    return INSENSITIVE.contains(name);
  }

  static boolean observesOrder(AggregateCall call) {
    return !isInsensitive(call.name()) && !ordersByItsArguments(call.arguments(), call.orderBy());
  }

  /// `list(x ORDER BY x)`: values that tie are the same.
  private static boolean ordersByItsArguments(List<Expr> arguments, List<SortBy> order) {
    return !order.isEmpty() && Determined.by(order, arguments);
  }

  static boolean observesOrder(WindowCall call) {
    boolean byRows = call.frame().filter(f -> f.unit() == Frame.Unit.ROWS).isPresent();
    // With an order of their own they look at the frame.
    if (BY_PEERS.contains(call.name()) && (call.argumentOrder().isEmpty() || !byRows)) {
      return false;
    }
    boolean wholePeers = call.orderBy().isEmpty() && call.frame().isEmpty() || !byRows;
    boolean insensitive =
        isInsensitive(call.name())
            || call.duplicates() == Duplicates.KEEP
                && ordersByItsArguments(call.arguments(), call.argumentOrder());
    return !(insensitive && wholePeers);
  }
}
