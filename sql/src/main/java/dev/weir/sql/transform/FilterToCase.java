package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// FILTER behind a windowed aggregate becomes a CASE inside of it, for aggregates that skip NULL.
///
///     SELECT sum(a) FILTER (WHERE f) OVER (PARTITION BY s) FROM t
///     SELECT sum(CASE WHEN f THEN a END) OVER (PARTITION BY s) FROM t
public final class FilterToCase implements SqlTransform {
  private static final Set<String> SKIP_NULLS =
      Set.of(
          "sum",
          "avg",
          "min",
          "max",
          "count",
          "count_star",
          "stddev",
          "stddev_samp",
          "stddev_pop",
          "variance",
          "var_samp",
          "var_pop",
          "bool_and",
          "bool_or",
          "median",
          "string_agg");

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        if (!(e instanceof Call call) || call.filter().isEmpty() || call.over().isEmpty()) {
          return e;
        }
        if (!SKIP_NULLS.contains(Build.function(call))) {
          context.unsupported("FILTER for windowed " + call.name().text(), call.span());
          return e;
        }
        return moved(call);
      }
    }.query(query);
  }

  private static Call moved(Call call) {
    SqlExpression condition = call.filter().orElseThrow();
    boolean star = Build.function(call).equals("count_star");
    SqlExpression value = star ? Build.number(1, Span.NONE) : Build.arguments(call).getFirst();
    SqlExpression.When when = new SqlExpression.When(condition, value, condition.span());
    List<SqlExpression> arguments = new ArrayList<>(Build.arguments(call));
    SqlExpression chosen =
        new SqlExpression.Case(Optional.empty(), List.of(when), Optional.empty(), call.span());
    if (star) {
      arguments.add(chosen);
    } else {
      arguments.set(0, chosen);
    }
    Call named = star ? Calls.renamed(call, "count") : call;
    return Calls.withoutFilter(Calls.withArguments(named, arguments));
  }
}
