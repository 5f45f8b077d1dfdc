package dev.weir.compile.bind;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlWindow;
import java.util.Optional;
import java.util.function.Consumer;

/// The direct parts of an expression as written.
final class SyntaxParts {
  private SyntaxParts() {}

  /// Shows each direct part to one consumer, each direct subquery to the other.
  static void of(SqlExpression expression, Consumer<SqlExpression> part, Consumer<SqlQuery> query) {
    switch (expression) {
      case SqlExpression.NullLiteral _, SqlExpression.BooleanLiteral _ -> {}
      case SqlExpression.NumberLiteral _, SqlExpression.StringLiteral _ -> {}
      case SqlExpression.BlobLiteral _, SqlExpression.TypedLiteral _ -> {}
      case SqlExpression.BitLiteral _ -> {}
      case SqlExpression.ColumnName _, SqlExpression.Parameter _ -> {}
      case SqlExpression.ColumnPosition _, SqlExpression.Default _ -> {}
      case SqlExpression.IntervalLiteral i -> part.accept(i.value());
      case SqlExpression.Star s ->
          s.replace().stream().map(SqlSelectItem::expression).forEach(part);
      case SqlExpression.Columns c -> part.accept(c.selection());
      case SqlExpression.Unary u -> part.accept(u.operand());
      case SqlExpression.Binary b -> {
        part.accept(b.left());
        part.accept(b.right());
      }
      case SqlExpression.Logical l -> l.operands().forEach(part);
      case SqlExpression.Not n -> part.accept(n.operand());
      case SqlExpression.Like l -> {
        part.accept(l.value());
        part.accept(l.pattern());
        l.escape().ifPresent(part);
      }
      case SqlExpression.Between b -> {
        part.accept(b.value());
        part.accept(b.low());
        part.accept(b.high());
      }
      case SqlExpression.InList i -> {
        part.accept(i.value());
        i.candidates().forEach(part);
      }
      case SqlExpression.InQuery i -> {
        part.accept(i.value());
        query.accept(i.query());
      }
      case SqlExpression.InValue i -> {
        part.accept(i.value());
        part.accept(i.container());
      }
      case SqlExpression.IsNull i -> part.accept(i.operand());
      case SqlExpression.IsTruth i -> part.accept(i.operand());
      case SqlExpression.IsDistinctFrom d -> {
        part.accept(d.left());
        part.accept(d.right());
      }
      case SqlExpression.Collate c -> part.accept(c.value());
      case SqlExpression.ScalarQuery q -> query.accept(q.query());
      case SqlExpression.Exists q -> query.accept(q.query());
      case SqlExpression.ArrayQuery q -> query.accept(q.query());
      case SqlExpression.QuantifiedQuery q -> {
        part.accept(q.value());
        query.accept(q.query());
      }
      case SqlExpression.QuantifiedList q -> {
        part.accept(q.value());
        part.accept(q.list());
      }
      case SqlExpression.Case c -> {
        c.operand().ifPresent(part);
        c.whens()
            .forEach(w -> {
              part.accept(w.condition());
              part.accept(w.result());
            });
        c.otherwise().ifPresent(part);
      }
      case SqlExpression.Cast c -> part.accept(c.value());
      case SqlExpression.Try t -> part.accept(t.value());
      case SqlExpression.Call c -> call(c, part);
      case SqlExpression.ListLiteral l -> l.elements().forEach(part);
      case SqlExpression.StructLiteral s -> s.entries().forEach(e -> part.accept(e.value()));
      case SqlExpression.MapLiteral m -> {
        m.keys().forEach(part);
        m.values().forEach(part);
      }
      case SqlExpression.Row r -> r.elements().forEach(part);
      case SqlExpression.Subscript s -> {
        part.accept(s.value());
        part.accept(s.index());
      }
      case SqlExpression.Slice s -> {
        part.accept(s.value());
        s.from().ifPresent(part);
        s.to().ifPresent(part);
        s.step().ifPresent(part);
      }
      case SqlExpression.FieldAccess f -> part.accept(f.value());
      case SqlExpression.MethodCall m -> {
        part.accept(m.receiver());
        part.accept(m.call());
      }
      case SqlExpression.Lambda l -> part.accept(l.body());
      case SqlExpression.ListComprehension c -> {
        part.accept(c.result());
        part.accept(c.list());
        c.filter().ifPresent(part);
      }
    }
  }

  private static void call(SqlExpression.Call call, Consumer<SqlExpression> part) {
    call.arguments().forEach(a -> part.accept(a.value()));
    call.orderBy().ifPresent(o -> order(o, part));
    call.withinGroup().stream().map(SqlSortKey::expression).forEach(part);
    call.filter().ifPresent(part);
    call.over().ifPresent(o -> window(o, part));
  }

  static void window(SqlWindow window, Consumer<SqlExpression> part) {
    if (window instanceof SqlWindow.Specification s) {
      s.partitionBy().forEach(part);
      s.orderBy().ifPresent(o -> order(o, part));
      s.frame()
          .ifPresent(f -> {
            distance(f.start()).ifPresent(part);
            distance(f.end()).ifPresent(part);
          });
    }
  }

  static void order(SqlOrderBy order, Consumer<SqlExpression> part) {
    if (order instanceof SqlOrderBy.Keys keys) {
      keys.keys().stream().map(SqlSortKey::expression).forEach(part);
    }
  }

  private static Optional<SqlExpression> distance(SqlWindow.Bound bound) {
    return switch (bound) {
      case SqlWindow.Bound.Preceding p -> Optional.of(p.distance());
      case SqlWindow.Bound.Following f -> Optional.of(f.distance());
      case SqlWindow.Bound.UnboundedPreceding _ -> Optional.empty();
      case SqlWindow.Bound.CurrentRow _ -> Optional.empty();
      case SqlWindow.Bound.UnboundedFollowing _ -> Optional.empty();
    };
  }
}
