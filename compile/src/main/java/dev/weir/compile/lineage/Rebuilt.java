package dev.weir.compile.lineage;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import java.util.List;

/// Expressions of a trimmed query: the same, with references renumbered.
final class Rebuilt {
  private final Trimmed query;

  Rebuilt(Trimmed query) {
    this.query = query;
  }

  List<Expression> all(List<Expression> expressions) {
    return expressions.stream().map(this::of).toList();
  }

  Expression of(Expression expression) {
    return switch (expression) {
      case Expression.Literal l -> l;
      case Expression.LambdaParameter p -> p;
      case Expression.Parameter p -> p;
      case Expression.ColumnRef c ->
          new Expression.ColumnRef(
              c.source(), query.column(c.source(), c.ordinal()), c.name(), c.type());
      case Expression.OutputRef o ->
          new Expression.OutputRef(query.output(o.ordinal()), o.name(), o.type());
      case Expression.Function f -> f.withArguments(all(f.arguments()));
      case Expression.Comparison c ->
          new Expression.Comparison(c.operator(), of(c.left()), of(c.right()));
      case Expression.Logical l -> new Expression.Logical(l.connective(), all(l.operands()));
      case Expression.Not n -> new Expression.Not(of(n.operand()));
      case Expression.IsNull n -> new Expression.IsNull(of(n.operand()));
      case Expression.Between b -> new Expression.Between(of(b.value()), of(b.low()), of(b.high()));
      case Expression.InList in -> new Expression.InList(of(in.value()), all(in.candidates()));
      case Expression.Case c ->
          new Expression.Case(
              c.operand().map(this::of),
              c.whens().stream()
                  .map(w -> new Expression.When(of(w.condition()), of(w.result())))
                  .toList(),
              of(c.otherwise()),
              c.type());
      case Expression.Cast c -> new Expression.Cast(c.mode(), of(c.value()), c.type());
      case Expression.Collate c -> new Expression.Collate(of(c.value()), c.collation());
      case Expression.Try t -> new Expression.Try(of(t.value()));
      case Expression.FieldAccess f ->
          new Expression.FieldAccess(of(f.value()), f.field(), f.type());
      case Expression.Lambda l -> new Expression.Lambda(l.id(), l.parameters(), of(l.body()));
      case Expression.Unnest u ->
          new Expression.Unnest(all(u.arguments()), u.argumentNames(), u.type());
      case Expression.Aggregate a ->
          new Expression.Aggregate(
              a.function(),
              all(a.arguments()),
              a.argumentNames(),
              a.duplicates(),
              query.keys(a.orderBy()),
              a.filter().map(this::of));
      case Expression.Window w ->
          new Expression.Window(
              w.function(),
              all(w.arguments()),
              w.argumentNames(),
              w.duplicates(),
              query.keys(w.argumentOrder()),
              w.filter().map(this::of),
              w.nulls(),
              all(w.partitionBy()),
              query.keys(w.orderBy()),
              w.frame().map(this::frame));
      case Expression.Grouping g -> new Expression.Grouping(all(g.keys()));
      case Expression.ScalarSubquery s ->
          new Expression.ScalarSubquery(query.whole(s.query()), s.type());
      case Expression.Exists e -> new Expression.Exists(query.whole(e.query()));
      case Expression.QuantifiedSubquery q ->
          new Expression.QuantifiedSubquery(
              of(q.value()), q.operator(), q.quantifier(), query.whole(q.query()));
      case Expression.ArraySubquery a ->
          new Expression.ArraySubquery(query.whole(a.query()), a.type());
    };
  }

  private Frame frame(Frame frame) {
    return new Frame(frame.unit(), bound(frame.start()), bound(frame.end()), frame.exclusion());
  }

  private Frame.Bound bound(Frame.Bound bound) {
    return switch (bound) {
      case Frame.Bound.Preceding(Expression distance) -> new Frame.Bound.Preceding(of(distance));
      case Frame.Bound.Following(Expression distance) -> new Frame.Bound.Following(of(distance));
      case Frame.Bound.UnboundedPreceding edge -> edge;
      case Frame.Bound.CurrentRow edge -> edge;
      case Frame.Bound.UnboundedFollowing edge -> edge;
    };
  }
}
