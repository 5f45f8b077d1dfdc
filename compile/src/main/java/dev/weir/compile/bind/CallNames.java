package dev.weir.compile.bind;

import dev.weir.model.Identifiers;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlWindow;
import java.util.stream.Collectors;

/// Function calls in DuckDB's own words.
final class CallNames {
  private final ColumnNames names;

  CallNames(ColumnNames names) {
    this.names = names;
  }

  String of(Call call) {
    String name = Identifiers.fold(call.name().last().name());
    if (name.equals("date") && call.arguments().size() == 1) {
      return "CAST(" + argument(call.arguments().getFirst()) + " AS DATE)";
    }
    boolean rows =
        (name.equals("count") || name.equals("count_star")) && call.arguments().isEmpty();
    StringBuilder text = new StringBuilder();
    text.append(
        switch (name) {
          case "coalesce", "ifnull" -> "COALESCE";
          case "grouping", "grouping_id" -> "GROUPING";
          case "percentile_cont" -> "quantile_cont";
          case "percentile_disc" -> "quantile_disc";
          case String _ when rows -> call.over().isPresent() ? "count" : "count_star";
          case String _ ->
              call.name().parts().size() > 1 ? names.name(call.name()) : Keywords.quote(name);
        });
    text.append('(');
    if (call.quantifier() == SqlExpression.ArgumentQuantifier.DISTINCT) {
      text.append("DISTINCT ");
    }
    text.append(call.arguments().stream().map(this::argument).collect(Collectors.joining(", ")));
    boolean mode = name.equals("mode") && OrderedSet.is(name, call);
    boolean inside = !(mode && call.withinGroup().isEmpty());
    if (call.orderBy().isPresent() && inside) {
      text.append(" ORDER BY ").append(names.order(call.orderBy().get()));
    }
    if (!call.withinGroup().isEmpty() && !mode) {
      text.append(call.arguments().isEmpty() ? "ORDER BY " : " ORDER BY ")
          .append(names.order(call.withinGroup()));
    }
    if (call.nulls() == SqlExpression.NullTreatment.IGNORE) {
      text.append(" IGNORE NULLS");
    }
    text.append(')');
    if (mode) {
      text.append(" WITHIN GROUP ( ORDER BY ")
          .append(
              inside ? names.order(call.withinGroup()) : names.order(call.orderBy().orElseThrow()))
          .append(')');
    }
    call.filter().ifPresent(f -> text.append(" FILTER (WHERE ").append(names.text(f)).append(')'));
    call.over().ifPresent(o -> text.append(" OVER ").append(window(o)));
    return text.toString();
  }

  private String argument(SqlExpression.Argument argument) {
    String value = names.text(argument.value());
    return argument.name().map(n -> Keywords.quote(n.name()) + " := " + value).orElse(value);
  }

  private String window(SqlWindow window) {
    SqlWindow.Specification s = names.window(window);
    StringBuilder text = new StringBuilder();
    if (!s.partitionBy().isEmpty()) {
      text.append("PARTITION BY ").append(names.list(s.partitionBy()));
    }
    s.orderBy()
        .ifPresent(
            o -> text.append(text.isEmpty() ? "" : " ").append("ORDER BY ").append(names.order(o)));
    s.frame()
        .filter(f -> !isStandard(f))
        .ifPresent(f -> text.append(text.isEmpty() ? "" : " ").append(frame(f)));
    return "(" + text + ")";
  }

  /// What holds without a frame is not named.
  private static boolean isStandard(SqlWindow.Frame frame) {
    return frame.unit() == SqlWindow.Unit.RANGE
        && frame.start() instanceof SqlWindow.Bound.UnboundedPreceding
        && frame.end() instanceof SqlWindow.Bound.CurrentRow
        && frame.exclusion() == SqlWindow.Exclusion.NO_OTHERS;
  }

  private static String unit(SqlWindow.Frame frame) {
    boolean all =
        frame.start() instanceof SqlWindow.Bound.UnboundedPreceding
            && frame.end() instanceof SqlWindow.Bound.UnboundedFollowing;
    return all ? "ROWS" : frame.unit().name();
  }

  private String frame(SqlWindow.Frame frame) {
    String exclusion =
        switch (frame.exclusion()) {
          case NO_OTHERS -> "";
          case CURRENT_ROW -> " EXCLUDE CURRENT ROW";
          case GROUP -> " EXCLUDE GROUP";
          case TIES -> " EXCLUDE TIES";
        };
    return unit(frame)
        + " BETWEEN "
        + bound(frame.start())
        + " AND "
        + bound(frame.end())
        + exclusion;
  }

  private String bound(SqlWindow.Bound bound) {
    return switch (bound) {
      case SqlWindow.Bound.UnboundedPreceding _ -> "UNBOUNDED PRECEDING";
      case SqlWindow.Bound.Preceding p -> names.text(p.distance()) + " PRECEDING";
      case SqlWindow.Bound.CurrentRow _ -> "CURRENT ROW";
      case SqlWindow.Bound.Following f -> names.text(f.distance()) + " FOLLOWING";
      case SqlWindow.Bound.UnboundedFollowing _ -> "UNBOUNDED FOLLOWING";
    };
  }
}
