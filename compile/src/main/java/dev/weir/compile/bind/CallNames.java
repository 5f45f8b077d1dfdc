package dev.weir.compile.bind;

import dev.weir.model.Identifiers;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlWindow;
import java.util.stream.Collectors;

/// Function calls in DuckDB's own words.
final class CallNames {
  private CallNames() {}

  static String of(Call call) {
    String name = Identifiers.fold(call.name().last().name());
    boolean plainCount = name.equals("count") && call.arguments().isEmpty();
    StringBuilder text = new StringBuilder();
    text.append(
        switch (name) {
          case "coalesce", "ifnull" -> "COALESCE";
          case "percentile_cont" -> "quantile_cont";
          case "percentile_disc" -> "quantile_disc";
          case String _ when plainCount -> "count_star";
          case String _ ->
              call.name().parts().size() > 1
                  ? ColumnNames.name(call.name())
                  : Keywords.quote(name);
        });
    text.append('(');
    if (call.quantifier() == SqlExpression.ArgumentQuantifier.DISTINCT) {
      text.append("DISTINCT ");
    }
    text.append(call.arguments().stream().map(CallNames::argument).collect(Collectors.joining(", ")));
    call.orderBy().ifPresent(o -> text.append(" ORDER BY ").append(ColumnNames.order(o)));
    if (!call.withinGroup().isEmpty()) {
      text.append(" ORDER BY ").append(ColumnNames.order(call.withinGroup()));
    }
    if (call.nulls() == SqlExpression.NullTreatment.IGNORE) {
      text.append(" IGNORE NULLS");
    }
    text.append(')');
    call.filter().ifPresent(f -> text.append(" FILTER (WHERE ").append(ColumnNames.text(f)).append(')'));
    call.over().ifPresent(o -> text.append(" OVER ").append(window(o)));
    return text.toString();
  }

  private static String argument(SqlExpression.Argument argument) {
    String value = ColumnNames.text(argument.value());
    return argument.name().map(n -> Keywords.quote(n.name()) + " := " + value).orElse(value);
  }

  private static String window(SqlWindow window) {
    return switch (window) {
      case SqlWindow.Named named -> named.name().name();
      case SqlWindow.Specification s -> {
        StringBuilder text = new StringBuilder();
        if (!s.partitionBy().isEmpty()) {
          text.append("PARTITION BY ").append(ColumnNames.list(s.partitionBy()));
        }
        s.orderBy()
            .ifPresent(
                o -> text.append(text.isEmpty() ? "" : " ").append("ORDER BY ").append(ColumnNames.order(o)));
        s.frame().ifPresent(f -> text.append(text.isEmpty() ? "" : " ").append(frame(f)));
        yield "(" + text + ")";
      }
    };
  }

  private static String frame(SqlWindow.Frame frame) {
    String exclusion =
        switch (frame.exclusion()) {
          case NO_OTHERS -> "";
          case CURRENT_ROW -> " EXCLUDE CURRENT ROW";
          case GROUP -> " EXCLUDE GROUP";
          case TIES -> " EXCLUDE TIES";
        };
    return frame.unit() + " BETWEEN " + bound(frame.start()) + " AND " + bound(frame.end()) + exclusion;
  }

  private static String bound(SqlWindow.Bound bound) {
    return switch (bound) {
      case SqlWindow.Bound.UnboundedPreceding _ -> "UNBOUNDED PRECEDING";
      case SqlWindow.Bound.Preceding p -> ColumnNames.text(p.distance()) + " PRECEDING";
      case SqlWindow.Bound.CurrentRow _ -> "CURRENT ROW";
      case SqlWindow.Bound.Following f -> ColumnNames.text(f.distance()) + " FOLLOWING";
      case SqlWindow.Bound.UnboundedFollowing _ -> "UNBOUNDED FOLLOWING";
    };
  }
}
