package dev.weir.compile.emit;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlWindow;
import java.util.List;
import java.util.Optional;

/// Aggregates and window functions.
final class CallTree {
  private final ExpressionTree expressions;

  CallTree(ExpressionTree expressions) {
    this.expressions = expressions;
  }

  SqlExpression aggregate(Expression.Aggregate a) {
    return call(
        a.name(),
        a.arguments(),
        a.argumentNames(),
        a.duplicates(),
        a.orderBy(),
        SqlExpression.NullTreatment.DEFAULT,
        a.filter(),
        Optional.empty());
  }

  SqlExpression window(Expression.Window w) {
    SqlExpression.NullTreatment nulls =
        switch (w.nulls()) {
          case RESPECT -> SqlExpression.NullTreatment.DEFAULT;
          case IGNORE -> SqlExpression.NullTreatment.IGNORE;
        };
    SqlWindow over =
        new SqlWindow.Specification(
            Optional.empty(),
            expressions.all(w.partitionBy()),
            orderBy(w.orderBy()),
            w.frame().map(this::frame),
            Span.NONE);
    return call(
        w.name(),
        w.arguments(),
        w.argumentNames(),
        w.duplicates(),
        w.argumentOrder(),
        nulls,
        w.filter(),
        Optional.of(over));
  }

  private SqlExpression call(
      String name,
      List<Expression> arguments,
      List<String> argumentNames,
      Expression.Duplicates duplicates,
      List<SortKey> orderBy,
      SqlExpression.NullTreatment nulls,
      Optional<Expression> filter,
      Optional<SqlWindow> over) {
    return new SqlExpression.Call(
        OperatorTree.qualified(name),
        switch (duplicates) {
          case KEEP -> SqlExpression.ArgumentQuantifier.NONE;
          case REMOVE -> SqlExpression.ArgumentQuantifier.DISTINCT;
        },
        OperatorTree.arguments(expressions.all(arguments), argumentNames),
        orderBy(orderBy),
        nulls,
        List.of(),
        filter.map(expressions::of),
        SqlExpression.ExportState.NONE,
        over,
        Span.NONE);
  }

  private Optional<SqlOrderBy> orderBy(List<SortKey> keys) {
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SqlOrderBy.Keys(
                keys.stream().map(k -> sortKey(k, expressions.of(k.expression()))).toList(),
                Span.NONE));
  }

  /// A sort key; what the engine does anyway is left out.
  static SqlSortKey sortKey(SortKey key, SqlExpression expression) {
    return new SqlSortKey(
        expression,
        switch (key.direction()) {
          case ASCENDING -> SqlOrderBy.Direction.DEFAULT;
          case DESCENDING -> SqlOrderBy.Direction.DESCENDING;
        },
        switch (key.nulls()) {
          case FIRST -> SqlOrderBy.NullOrder.FIRST;
          case LAST -> SqlOrderBy.NullOrder.DEFAULT;
        },
        Span.NONE);
  }

  private SqlWindow.Frame frame(Frame frame) {
    return new SqlWindow.Frame(
        switch (frame.unit()) {
          case ROWS -> SqlWindow.Unit.ROWS;
          case RANGE -> SqlWindow.Unit.RANGE;
          case GROUPS -> SqlWindow.Unit.GROUPS;
        },
        bound(frame.start()),
        bound(frame.end()),
        switch (frame.exclusion()) {
          case NO_OTHERS -> SqlWindow.Exclusion.NO_OTHERS;
          case CURRENT_ROW -> SqlWindow.Exclusion.CURRENT_ROW;
          case GROUP -> SqlWindow.Exclusion.GROUP;
          case TIES -> SqlWindow.Exclusion.TIES;
        },
        Span.NONE);
  }

  private SqlWindow.Bound bound(Frame.Bound bound) {
    return switch (bound) {
      case Frame.Bound.UnboundedPreceding() -> new SqlWindow.Bound.UnboundedPreceding();
      case Frame.Bound.Preceding(Expression distance) ->
          new SqlWindow.Bound.Preceding(expressions.of(distance));
      case Frame.Bound.CurrentRow() -> new SqlWindow.Bound.CurrentRow();
      case Frame.Bound.Following(Expression distance) ->
          new SqlWindow.Bound.Following(expressions.of(distance));
      case Frame.Bound.UnboundedFollowing() -> new SqlWindow.Bound.UnboundedFollowing();
    };
  }
}
