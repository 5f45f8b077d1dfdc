package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.JoinCondition;

/// Rebuilds a table over its rebuilt parts.
final class TableParts {
  private final Rewriter rewriter;

  TableParts(Rewriter rewriter) {
    this.rewriter = rewriter;
  }

  SqlTable rebuilt(SqlTable table) {
    return switch (table) {
      case SqlTable.Named named -> named;
      case SqlTable.Function f ->
          new SqlTable.Function(
              call(f.call()), f.ordinality(), f.laterality(), f.alias(), f.sample(), f.span());
      case SqlTable.Subquery s ->
          new SqlTable.Subquery(
              rewriter.query(s.query()), s.laterality(), s.alias(), s.sample(), s.span());
      case SqlTable.Join j ->
          new SqlTable.Join(
              rewriter.table(j.left()),
              j.kind(),
              rewriter.table(j.right()),
              condition(j.condition()),
              j.span());
      case SqlTable.Parenthesized p ->
          new SqlTable.Parenthesized(rewriter.table(p.table()), p.alias(), p.sample(), p.span());
      case SqlTable.Pivot p ->
          new SqlTable.Pivot(
              rewriter.table(p.source()),
              Rewriter.each(p.aggregates(), rewriter::item),
              Rewriter.each(p.columns(), this::column),
              rewriter.list(p.groups()),
              p.alias(),
              p.span());
      case SqlTable.Unpivot u ->
          new SqlTable.Unpivot(
              rewriter.table(u.source()),
              u.nulls(),
              u.values(),
              u.names(),
              Rewriter.each(u.columns(), rewriter::item),
              u.alias(),
              u.span());
    };
  }

  private SqlExpression.Call call(SqlExpression.Call call) {
    return new ExpressionParts(rewriter).call(call);
  }

  private JoinCondition condition(JoinCondition condition) {
    return switch (condition) {
      case JoinCondition.On on -> new JoinCondition.On(rewriter.expression(on.predicate()));
      case JoinCondition.Nearest n ->
          new JoinCondition.Nearest(n.search(), n.count(), n.score(), rewriter.expression(n.by()));
      case JoinCondition.None _, JoinCondition.Natural _, JoinCondition.Using _ -> condition;
    };
  }

  private SqlTable.PivotColumn column(SqlTable.PivotColumn c) {
    return new SqlTable.PivotColumn(
        rewriter.list(c.expressions()),
        Rewriter.each(c.values(), rewriter::item),
        c.subquery().map(rewriter::query),
        c.enumName(),
        c.span());
  }
}
