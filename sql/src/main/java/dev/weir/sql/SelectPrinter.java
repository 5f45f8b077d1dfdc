package dev.weir.sql;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlSample;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelect.Distinct;
import dev.weir.sql.tree.SqlSelectItem;
import java.util.List;
import java.util.Optional;

/// Prints SELECT blocks.
final class SelectPrinter {
  private final Printers printers;
  private final Output out;

  SelectPrinter(Printers printers) {
    this.printers = printers;
    this.out = printers.out;
  }

  void select(SqlSelect select) {
    out.add("SELECT ");
    distinct(select.distinct());
    items(select);
    if (!select.from().isEmpty()) {
      out.line();
      out.commentsBefore(select.from().getFirst());
      out.add("FROM ");
      printers.tables.list(select.from());
    }
    clause("WHERE ", select.where());
    select.groupBy().ifPresent(this::groupBy);
    clause("HAVING ", select.having());
    windows(select.windows());
    clause("QUALIFY ", select.qualify());
    if (select.sample().isPresent()) {
      out.line();
      out.commentsBefore(select.sample().get());
      out.add("USING SAMPLE ");
      sample(select.sample().get());
    }
  }

  private void distinct(Distinct distinct) {
    switch (distinct) {
      case Distinct.All _ -> {}
      case Distinct.Rows _ -> out.add("DISTINCT ");
      case Distinct.On on -> {
        out.add("DISTINCT ON (");
        printers.expressions.list(on.keys());
        out.add(") ");
      }
    }
  }

  private void items(SqlSelect select) {
    List<SqlSelectItem> items = select.items();
    if (items.isEmpty()) {
      return;
    }
    if (out.fits(items.getLast(), () -> itemsFlat(items))) {
      return;
    }
    out.indent();
    for (int i = 0; i < items.size(); i++) {
      out.line();
      out.commentsBefore(items.get(i));
      item(items.get(i));
      if (i < items.size() - 1) {
        out.add(",");
      }
    }
    out.dedent();
  }

  private void itemsFlat(List<SqlSelectItem> items) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      item(items.get(i));
    }
  }

  void item(SqlSelectItem item) {
    printers.expressions.print(item.expression());
    if (item.alias().isPresent()) {
      out.add(" AS ");
      printers.names.column(item.alias().get());
    }
  }

  private void clause(String word, Optional<SqlExpression> condition) {
    if (condition.isPresent()) {
      out.line();
      out.commentsBefore(condition.get());
      out.add(word);
      printers.expressions.print(condition.get());
    }
  }

  private void windows(List<SqlSelect.NamedWindow> windows) {
    for (int i = 0; i < windows.size(); i++) {
      if (i == 0) {
        out.line();
        out.commentsBefore(windows.get(i));
        out.add("WINDOW ");
      } else {
        out.add(", ");
      }
      printers.names.column(windows.get(i).name());
      out.add(" AS ");
      printers.calls.window(windows.get(i).window());
    }
  }

  // ---- GROUP BY ----

  private void groupBy(SqlGroupBy groupBy) {
    out.line();
    out.commentsBefore(groupBy);
    out.add("GROUP BY ");
    switch (groupBy) {
      case SqlGroupBy.All _ -> out.add("ALL");
      case SqlGroupBy.Elements elements -> elements(elements.elements());
    }
  }

  private void elements(List<SqlGroupBy.Element> elements) {
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        out.comma();
      }
      element(elements.get(i));
    }
  }

  private void element(SqlGroupBy.Element element) {
    switch (element) {
      case SqlGroupBy.Key key -> printers.expressions.print(key.expression());
      case SqlGroupBy.Empty _ -> out.add("()");
      case SqlGroupBy.Rollup rollup -> {
        out.add("ROLLUP (");
        printers.expressions.list(rollup.sets());
        out.add(')');
      }
      case SqlGroupBy.Cube cube -> {
        out.add("CUBE (");
        printers.expressions.list(cube.sets());
        out.add(')');
      }
      case SqlGroupBy.GroupingSets sets -> {
        out.add("GROUPING SETS (");
        elements(sets.sets());
        out.add(')');
      }
    }
  }

  // ---- samples ----

  /// `10 PERCENT (method, seed)`, as both clauses take it.
  void sample(SqlSample sample) {
    printers.expressions.print(sample.size());
    out.add(sample.unit() == SqlSample.Unit.PERCENT ? " PERCENT" : " ROWS");
    if (sample.method().isPresent()) {
      out.add(" (");
      printers.names.column(sample.method().get());
      if (sample.seed().isPresent()) {
        out.add(", ");
        printers.expressions.print(sample.seed().get());
      }
      out.add(')');
    }
  }
}
