package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlSample;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.JoinCondition;
import dev.weir.sql.tree.SqlTable.JoinKind;
import dev.weir.sql.tree.SqlTable.Laterality;
import dev.weir.sql.tree.SqlTable.Nulls;
import dev.weir.sql.tree.SqlTable.Ordinality;
import java.util.List;
import java.util.Optional;

/// Prints what stands in FROM, and the statement forms of PIVOT.
final class TablePrinter {
  private final Printers printers;
  private final Output out;

  TablePrinter(Printers printers) {
    this.printers = printers;
    this.out = printers.out;
  }

  void list(List<SqlTable> tables) {
    for (int i = 0; i < tables.size(); i++) {
      if (i > 0) {
        out.add(',');
        out.indent();
        out.line();
        out.commentsBefore(tables.get(i));
        out.dedent();
      }
      table(tables.get(i));
    }
  }

  void table(SqlTable table) {
    printers.deeper(() -> tableHere(table));
  }

  private void tableHere(SqlTable table) {
    switch (table) {
      case SqlTable.Named named -> {
        printers.names.qualified(named.name());
        behind(named.alias(), Optional.empty());
        if (named.at().isPresent()) {
          out.add(" AT (").add(named.at().get().unit().name()).add(" => ");
          printers.expressions.print(named.at().get().value());
          out.add(')');
        }
        behind(Optional.empty(), named.sample());
      }
      case SqlTable.Function function -> {
        lateral(function.laterality());
        printers.calls.call(function.call());
        if (function.ordinality() == Ordinality.WITH_ORDINALITY) {
          out.add(" WITH ORDINALITY");
        }
        behind(function.alias(), function.sample());
      }
      case SqlTable.Subquery subquery -> {
        lateral(subquery.laterality());
        printers.queries.parenthesized(subquery.query());
        behind(subquery.alias(), subquery.sample());
      }
      case SqlTable.Join join -> join(join);
      case SqlTable.Parenthesized parenthesized -> {
        out.add('(');
        table(parenthesized.table());
        out.add(')');
        behind(parenthesized.alias(), parenthesized.sample());
      }
      case SqlTable.Pivot pivot -> pivot(pivot);
      case SqlTable.Unpivot unpivot -> unpivot(unpivot);
    }
  }

  private void lateral(Laterality laterality) {
    if (laterality == Laterality.LATERAL) {
      out.add("LATERAL ");
    }
  }

  private void behind(Optional<SqlAlias> alias, Optional<SqlSample> sample) {
    if (alias.isPresent()) {
      out.add(" AS ");
      printers.names.column(alias.get().name());
      if (!alias.get().columns().isEmpty()) {
        printers.names.columns(alias.get().columns());
      }
    }
    if (sample.isPresent()) {
      out.add(" TABLESAMPLE ");
      printers.selects.sample(sample.get());
    }
  }

  // ---- joins ----

  private void join(SqlTable.Join join) {
    table(join.left());
    out.line();
    if (printers.dialect.has(SyntaxRule.LATERAL_VIEWS)
        && join.right() instanceof SqlTable.Function function
        && isGenerator(function)) {
      lateralView(join, function);
      return;
    }
    out.commentsBefore(join.right());
    if (join.condition() instanceof JoinCondition.Natural) {
      out.add("NATURAL ");
    }
    out.add(words(join.kind(), join.condition())).add(" JOIN ");
    bracketed(join.right());
    switch (join.condition()) {
      case JoinCondition.None _, JoinCondition.Natural _ -> {}
      case JoinCondition.On on -> {
        out.add(" ON ");
        printers.expressions.print(on.predicate());
      }
      case JoinCondition.Using using -> {
        out.add(" USING ");
        printers.names.columns(using.columns());
      }
      case JoinCondition.Nearest nearest -> nearest(nearest);
    }
  }

  private void nearest(JoinCondition.Nearest nearest) {
    out.add(nearest.search() == SqlTable.Search.APPROXIMATE ? " APPROX" : " EXACT");
    out.add(" NEAREST ").add(Long.toString(nearest.count())).add(" BY ");
    out.add(nearest.score().name()).add(' ');
    printers.expressions.print(nearest.by());
  }

  private static boolean isGenerator(SqlTable.Function function) {
    return switch (function.call().name().last().name()) {
      case "explode", "posexplode", "inline" -> function.laterality() == Laterality.LATERAL;
      default -> false;
    };
  }

  /// `LATERAL VIEW [OUTER] explode(x) v AS a`.
  private void lateralView(SqlTable.Join join, SqlTable.Function function) {
    out.add(join.kind() == JoinKind.LEFT ? "LATERAL VIEW OUTER " : "LATERAL VIEW ");
    printers.calls.call(function.call());
    if (function.alias().isPresent()) {
      SqlAlias alias = function.alias().get();
      out.add(' ');
      printers.names.column(alias.name());
      if (!alias.columns().isEmpty()) {
        out.add(" AS ");
        plainNames(alias.columns());
      }
    }
  }

  private String words(JoinKind kind, JoinCondition condition) {
    return switch (kind) {
      case SEMI, ANTI ->
          printers.dialect.has(SyntaxRule.LEFT_SEMI_JOINS) ? "LEFT " + kind : kind.name();
      case INNER -> condition instanceof JoinCondition.None ? "CROSS" : "INNER";
      case LEFT, RIGHT, FULL, CROSS, ASOF, POSITIONAL -> kind.name();
      case ASOF_LEFT -> "ASOF LEFT";
      case ASOF_RIGHT -> "ASOF RIGHT";
      case ASOF_FULL -> "ASOF FULL";
      case ASOF_SEMI -> "ASOF SEMI";
      case ASOF_ANTI -> "ASOF ANTI";
    };
  }

  /// A table, in brackets when it is made of several.
  private void bracketed(SqlTable table) {
    switch (table) {
      case SqlTable.Join _, SqlTable.Pivot _, SqlTable.Unpivot _ -> {
        out.add('(');
        table(table);
        out.add(')');
      }
      case SqlTable.Named _, SqlTable.Function _, SqlTable.Subquery _, SqlTable.Parenthesized _ ->
          table(table);
    }
  }

  private void source(SqlTable table) {
    if (table instanceof SqlTable.Join) {
      bracketed(table);
    } else {
      table(table);
    }
  }

  // ---- pivots ----

  void statement(SqlPivotBody body) {
    switch (body.table()) {
      case SqlTable.Pivot pivot -> pivotStatement(pivot);
      case SqlTable.Unpivot unpivot -> unpivotStatement(unpivot);
      case SqlTable.Named _,
          SqlTable.Function _,
          SqlTable.Subquery _,
          SqlTable.Join _,
          SqlTable.Parenthesized _ ->
          throw new IllegalArgumentException("only PIVOT and UNPIVOT are statements");
    }
  }

  private void pivotStatement(SqlTable.Pivot pivot) {
    out.add("PIVOT ");
    source(pivot.source());
    for (int i = 0; i < pivot.columns().size(); i++) {
      out.add(i == 0 ? " ON " : ", ");
      column(pivot.columns().get(i));
    }
    if (!pivot.aggregates().isEmpty()) {
      out.add(" USING ");
      items(pivot.aggregates());
    }
    groups(pivot);
  }

  private void unpivotStatement(SqlTable.Unpivot unpivot) {
    out.add("UNPIVOT ");
    source(unpivot.source());
    out.add(" ON ");
    items(unpivot.columns());
    out.add(" INTO NAME ");
    printers.names.column(unpivot.names().getFirst());
    out.add(" VALUE ");
    plainNames(unpivot.values());
  }

  private void pivot(SqlTable.Pivot pivot) {
    source(pivot.source());
    out.add(" PIVOT (");
    items(pivot.aggregates());
    out.add(" FOR ");
    for (int i = 0; i < pivot.columns().size(); i++) {
      if (i > 0) {
        out.add(' ');
      }
      column(pivot.columns().get(i));
    }
    groups(pivot);
    out.add(')');
    behind(pivot.alias(), Optional.empty());
  }

  private void unpivot(SqlTable.Unpivot unpivot) {
    source(unpivot.source());
    out.add(unpivot.nulls() == Nulls.INCLUDE ? " UNPIVOT INCLUDE NULLS (" : " UNPIVOT (");
    header(unpivot.values());
    out.add(" FOR ");
    header(unpivot.names());
    out.add(" IN (");
    items(unpivot.columns());
    out.add("))");
    behind(unpivot.alias(), Optional.empty());
  }

  private void column(SqlTable.PivotColumn column) {
    boolean bare =
        column.values().isEmpty() && column.subquery().isEmpty() && column.enumName().isEmpty();
    if (column.expressions().size() == 1) {
      printers.expressions.print(column.expressions().getFirst(), bare ? 0 : Level.OPERAND);
    } else {
      out.add('(');
      printers.expressions.list(column.expressions());
      out.add(')');
    }
    if (bare) {
      return;
    }
    out.add(" IN ");
    if (column.enumName().isPresent()) {
      printers.names.column(column.enumName().get());
    } else if (column.subquery().isPresent()) {
      printers.queries.parenthesized(column.subquery().get());
    } else {
      out.add('(');
      items(column.values());
      out.add(')');
    }
  }

  private void groups(SqlTable.Pivot pivot) {
    if (!pivot.groups().isEmpty()) {
      out.add(" GROUP BY ");
      printers.expressions.list(pivot.groups());
    }
  }

  private void items(List<SqlSelectItem> items) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      printers.selects.item(items.get(i));
    }
  }

  private void header(List<Identifier> names) {
    if (names.size() == 1) {
      printers.names.column(names.getFirst());
    } else {
      printers.names.columns(names);
    }
  }

  private void plainNames(List<Identifier> names) {
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      printers.names.column(names.get(i));
    }
  }
}
