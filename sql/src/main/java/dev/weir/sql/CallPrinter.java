package dev.weir.sql;

import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.ArgumentQuantifier;
import dev.weir.sql.tree.SqlExpression.ExportState;
import dev.weir.sql.tree.SqlExpression.NullTreatment;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlWindow;
import dev.weir.sql.tree.SqlWindow.Bound;
import java.util.List;

/// Prints calls with their clauses, stars, orderings and windows.
final class CallPrinter {
  private final Printers printers;
  private final Output out;

  CallPrinter(Printers printers) {
    this.printers = printers;
    this.out = printers.out;
  }

  void call(SqlExpression.Call call) {
    if (isCountStar(call)) {
      out.add("count(*)");
    } else if (isPosition(call)) {
      out.add("position(");
      printers.expressions.print(call.arguments().get(1).value(), Level.OTHER);
      out.add(" IN ");
      printers.expressions.print(call.arguments().get(0).value());
      out.add(')');
    } else {
      printers.names.function(call.name());
      arguments(call);
    }
    if (!call.withinGroup().isEmpty()) {
      out.add(" WITHIN GROUP (ORDER BY ");
      keys(call.withinGroup());
      out.add(')');
    }
    if (call.filter().isPresent()) {
      out.add(" FILTER (WHERE ");
      printers.expressions.print(call.filter().get());
      out.add(')');
    }
    if (call.exportState() == ExportState.EXPORT_STATE) {
      out.add(" EXPORT_STATE");
    }
    if (call.over().isPresent()) {
      out.add(" OVER ");
      window(call.over().get());
    }
  }

  /// A call behind a dot.
  void method(SqlExpression.Call call) {
    printers.names.label(call.name().last());
    arguments(call);
  }

  private static boolean isCountStar(SqlExpression.Call call) {
    QualifiedName name = call.name();
    return name.parts().size() == 1
        && name.last().name().equals("count_star")
        && call.arguments().isEmpty()
        && call.orderBy().isEmpty()
        && call.quantifier() == ArgumentQuantifier.NONE;
  }

  private static boolean isPosition(SqlExpression.Call call) {
    QualifiedName name = call.name();
    return name.parts().size() == 1
        && name.last().name().equals("position")
        && call.arguments().size() == 2
        && call.quantifier() == ArgumentQuantifier.NONE;
  }

  private void arguments(SqlExpression.Call call) {
    out.add('(');
    if (call.quantifier() != ArgumentQuantifier.NONE) {
      out.add(call.quantifier().name()).add(' ');
    }
    List<SqlExpression.Argument> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        out.comma();
      }
      SqlExpression.Argument argument = arguments.get(i);
      if (argument.name().isPresent()) {
        printers.names.argument(argument.name().get());
        out.add(printers.dialect.has(SyntaxRule.ARROW_ARGUMENTS) ? " => " : " := ");
      }
      printers.expressions.print(argument.value());
    }
    if (call.orderBy().isPresent()) {
      if (!arguments.isEmpty()) {
        out.add(' ');
      }
      orderBy(call.orderBy().get());
    }
    if (call.nulls() != NullTreatment.DEFAULT) {
      out.add(' ').add(call.nulls().name()).add(" NULLS");
    }
    out.add(')');
  }

  // ---- orderings ----

  void orderBy(SqlOrderBy orderBy) {
    switch (orderBy) {
      case SqlOrderBy.All all -> {
        out.add("ORDER BY ALL");
        direction(all.direction());
        nulls(all.nulls());
      }
      case SqlOrderBy.Keys keys -> {
        out.add("ORDER BY ");
        keys(keys.keys());
      }
    }
  }

  void keys(List<SqlSortKey> keys) {
    for (int i = 0; i < keys.size(); i++) {
      if (i > 0) {
        out.comma();
      }
      printers.expressions.print(keys.get(i).expression());
      direction(keys.get(i).direction());
      nulls(keys.get(i).nulls());
    }
  }

  private void direction(SqlOrderBy.Direction direction) {
    switch (direction) {
      case DEFAULT -> {}
      case ASCENDING -> out.add(" ASC");
      case DESCENDING -> out.add(" DESC");
    }
  }

  private void nulls(SqlOrderBy.NullOrder nulls) {
    switch (nulls) {
      case DEFAULT -> {}
      case FIRST -> out.add(" NULLS FIRST");
      case LAST -> out.add(" NULLS LAST");
    }
  }

  // ---- windows ----

  void window(SqlWindow window) {
    switch (window) {
      case SqlWindow.Named named -> printers.names.column(named.name());
      case SqlWindow.Specification specification -> specification(specification);
    }
  }

  private void specification(SqlWindow.Specification window) {
    out.add('(');
    String gap = "";
    if (window.base().isPresent()) {
      printers.names.column(window.base().get());
      gap = " ";
    }
    if (!window.partitionBy().isEmpty()) {
      out.add(gap).add("PARTITION BY ");
      printers.expressions.list(window.partitionBy());
      gap = " ";
    }
    if (window.orderBy().isPresent()) {
      out.add(gap);
      orderBy(window.orderBy().get());
      gap = " ";
    }
    if (window.frame().isPresent()) {
      out.add(gap);
      frame(window.frame().get());
    }
    out.add(')');
  }

  private void frame(SqlWindow.Frame frame) {
    out.add(frame.unit().name()).add(" BETWEEN ");
    bound(frame.start());
    out.add(" AND ");
    bound(frame.end());
    switch (frame.exclusion()) {
      case NO_OTHERS -> {}
      case CURRENT_ROW -> out.add(" EXCLUDE CURRENT ROW");
      case GROUP -> out.add(" EXCLUDE GROUP");
      case TIES -> out.add(" EXCLUDE TIES");
    }
  }

  private void bound(Bound bound) {
    switch (bound) {
      case Bound.UnboundedPreceding _ -> out.add("UNBOUNDED PRECEDING");
      case Bound.Preceding preceding -> {
        printers.expressions.print(preceding.distance(), Level.IS);
        out.add(" PRECEDING");
      }
      case Bound.CurrentRow _ -> out.add("CURRENT ROW");
      case Bound.Following following -> {
        printers.expressions.print(following.distance(), Level.IS);
        out.add(" FOLLOWING");
      }
      case Bound.UnboundedFollowing _ -> out.add("UNBOUNDED FOLLOWING");
    }
  }

  // ---- stars ----

  void star(SqlExpression.Star star) {
    if (star.qualifier().isPresent()) {
      printers.names.qualified(star.qualifier().get());
      out.add('.');
    }
    out.add('*');
    if (!star.exclude().isEmpty()) {
      out.add(printers.dialect.has(SyntaxRule.STAR_EXCEPT) ? " EXCEPT (" : " EXCLUDE (");
      for (int i = 0; i < star.exclude().size(); i++) {
        if (i > 0) {
          out.add(", ");
        }
        printers.names.qualified(star.exclude().get(i));
      }
      out.add(')');
    }
    if (!star.replace().isEmpty()) {
      out.add(" REPLACE (");
      for (int i = 0; i < star.replace().size(); i++) {
        if (i > 0) {
          out.add(", ");
        }
        SqlSelectItem item = star.replace().get(i);
        printers.expressions.print(item.expression());
        out.add(" AS ");
        item.alias().ifPresent(printers.names::column);
      }
      out.add(')');
    }
    if (!star.rename().isEmpty()) {
      out.add(" RENAME (");
      for (int i = 0; i < star.rename().size(); i++) {
        if (i > 0) {
          out.add(", ");
        }
        printers.names.qualified(star.rename().get(i).from());
        out.add(" AS ");
        printers.names.column(star.rename().get(i).to());
      }
      out.add(')');
    }
  }
}
