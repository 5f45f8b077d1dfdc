package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlOrderBy;
import java.util.List;

/// Aggregates over the values of a sort key: `mode()`, `percentile_cont(f)` and
/// `percentile_disc(f)` with `WITHIN GROUP (ORDER BY x)`, and the same with the ORDER BY inside the
/// parentheses.
///
/// The engine reads the key as the first argument. A quantile of a falling order counts from the
/// other end; the mode is, of the values that are equally frequent, the first of the order. Both
/// therefore keep their order: only a quantile of a rising one needs none.
final class OrderedSet {
  private static final List<String> WITHIN_GROUP =
      List.of("mode", "percentile_cont", "percentile_disc");
  private static final List<String> QUANTILES = List.of("quantile_cont", "quantile_disc");

  private OrderedSet() {}

  /// Whether the value is the sort key rather than an argument.
  static boolean is(String written, Call call) {
    if (!call.withinGroup().isEmpty()) {
      return true;
    }
    boolean oneKey =
        call.orderBy().isPresent()
            && call.orderBy().get() instanceof SqlOrderBy.Keys keys
            && keys.keys().size() == 1;
    int wanted = written.equals("mode") ? 0 : 1;
    return oneKey
        && call.arguments().size() == wanted
        && (written.equals("mode") || QUANTILES.contains(written));
  }

  /// Whether the order says nothing beyond the key's value.
  static boolean isRisingFraction(String name, SortKey key) {
    return QUANTILES.contains(name) && key.direction() == SortKey.Direction.ASCENDING;
  }

  /// Records what the engine would refuse of a WITHIN GROUP.
  static boolean check(String written, Call call, BindContext context) {
    if (call.withinGroup().isEmpty()) {
      return true;
    }
    String problem = "";
    int wanted = written.equals("mode") ? 0 : 1;
    if (!WITHIN_GROUP.contains(written)) {
      problem =
          written
              + " takes no WITHIN GROUP (only "
              + String.join(", ", WITHIN_GROUP)
              + " do); write "
              + written
              + "(… ORDER BY …)";
    } else if (call.withinGroup().size() > 1) {
      problem = "WITHIN GROUP orders by one key, not by " + call.withinGroup().size();
    } else if (call.quantifier() == SqlExpression.ArgumentQuantifier.DISTINCT) {
      problem = "DISTINCT does not go with WITHIN GROUP";
    } else if (call.orderBy().isPresent()) {
      problem = "an ORDER BY among the arguments does not go with WITHIN GROUP";
    } else if (call.arguments().size() != wanted) {
      problem =
          written
              + " WITHIN GROUP takes "
              + (wanted == 0 ? "no argument" : "one argument, the fraction")
              + ", not "
              + call.arguments().size();
    }
    if (problem.isEmpty()) {
      return true;
    }
    context.record(ErrorCode.INVALID_QUERY, problem, call.span());
    return false;
  }
}
