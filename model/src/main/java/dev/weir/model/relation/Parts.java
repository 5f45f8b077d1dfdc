package dev.weir.model.relation;

import java.util.List;
import java.util.Optional;

/// The direct parts of a node of a bound query, in the order in which SQL writes them. A walk over
/// a whole query is a [Deep], or a [Sink] that asks for the parts of what it gets.
public final class Parts {
  private Parts() {}

  /// Takes parts.
  public interface Sink {
    /// An expression directly inside the node.
    void expression(Expression expression);

    /// An item of the FROM clause.
    void from(From from);

    /// A query directly inside the node: in FROM, in an expression, a CTE, an input of a set
    /// operation.
    void relation(Relation relation);
  }

  /// Goes through everything, queries inside expressions too: a class overrides what it looks for,
  /// and asks for the parts where it wants to go on.
  public interface Deep extends Sink {
    @Override
    default void expression(Expression expression) {
      of(expression, this);
    }

    @Override
    default void from(From from) {
      of(from, this);
    }

    @Override
    default void relation(Relation relation) {
      of(relation, this);
    }
  }

  /// The parts of an expression.
  public static void of(Expression expression, Sink sink) {
    switch (expression) {
      case Expression.Literal _,
          Expression.ColumnRef _,
          Expression.OutputRef _,
          Expression.LambdaParameter _,
          Expression.Parameter _ -> {}
      case Expression.Function f -> all(f.arguments(), sink);
      case Expression.Comparison c -> {
        sink.expression(c.left());
        sink.expression(c.right());
      }
      case Expression.Logical l -> all(l.operands(), sink);
      case Expression.Not n -> sink.expression(n.operand());
      case Expression.IsNull n -> sink.expression(n.operand());
      case Expression.Between b -> {
        sink.expression(b.value());
        sink.expression(b.low());
        sink.expression(b.high());
      }
      case Expression.InList in -> {
        sink.expression(in.value());
        all(in.candidates(), sink);
      }
      case Expression.Case c -> {
        c.operand().ifPresent(sink::expression);
        for (Expression.When when : c.whens()) {
          sink.expression(when.condition());
          sink.expression(when.result());
        }
        sink.expression(c.otherwise());
      }
      case Expression.Cast c -> sink.expression(c.value());
      case Expression.Collate c -> sink.expression(c.value());
      case Expression.Try t -> sink.expression(t.value());
      case Expression.FieldAccess f -> sink.expression(f.value());
      case Expression.Lambda l -> sink.expression(l.body());
      case Expression.Unnest u -> all(u.arguments(), sink);
      case Expression.Aggregate a -> {
        all(a.arguments(), sink);
        keys(a.orderBy(), sink);
        a.filter().ifPresent(sink::expression);
      }
      case Expression.Window w -> {
        all(w.arguments(), sink);
        keys(w.argumentOrder(), sink);
        w.filter().ifPresent(sink::expression);
        all(w.partitionBy(), sink);
        keys(w.orderBy(), sink);
        w.frame().ifPresent(f -> frame(f, sink));
      }
      case Expression.Grouping g -> all(g.keys(), sink);
      case Expression.ScalarSubquery s -> sink.relation(s.query());
      case Expression.Exists e -> sink.relation(e.query());
      case Expression.QuantifiedSubquery q -> {
        sink.expression(q.value());
        sink.relation(q.query());
      }
      case Expression.ArraySubquery a -> sink.relation(a.query());
    }
  }

  /// The parts of a FROM item.
  public static void of(From from, Sink sink) {
    switch (from) {
      case From.Scan _, From.CteScan _ -> {}
      case From.Derived d -> sink.relation(d.query());
      case From.FunctionScan f -> all(f.arguments(), sink);
      case From.Join j -> {
        sink.from(j.left());
        sink.from(j.right());
        j.condition().ifPresent(sink::expression);
      }
      case From.Pivot p -> {
        sink.from(p.input());
        outputs(p.aggregates(), sink);
        for (From.PivotColumn column : p.pivots()) {
          all(column.expressions(), sink);
          column.values().forEach(values -> all(values, sink));
        }
        outputs(p.groups(), sink);
      }
      case From.Unpivot u -> {
        sink.from(u.input());
        all(u.kept(), sink);
        u.entries().forEach(entry -> all(entry.values(), sink));
      }
    }
  }

  /// The parts of a query.
  public static void of(Relation relation, Sink sink) {
    switch (relation) {
      case Relation.With w -> {
        w.ctes().forEach(cte -> sink.relation(cte.query()));
        sink.relation(w.body());
      }
      case Relation.Select s -> {
        s.from().ifPresent(sink::from);
        s.where().ifPresent(sink::expression);
        s.grouping().ifPresent(g -> all(g.keys(), sink));
        s.having().ifPresent(sink::expression);
        s.qualify().ifPresent(sink::expression);
        outputs(s.output(), sink);
        switch (s.distinct()) {
          case Relation.Distinct.None _, Relation.Distinct.Rows _ -> {}
          case Relation.Distinct.On on -> all(on.keys(), sink);
        }
        keys(s.orderBy(), sink);
        limit(s.limit(), sink);
      }
      case Relation.SetOperation s -> s.inputs().forEach(sink::relation);
      case Relation.Ordered o -> {
        sink.relation(o.input());
        keys(o.orderBy(), sink);
        limit(o.limit(), sink);
      }
      case Relation.Values v -> v.rows().forEach(row -> all(row, sink));
    }
  }

  private static void all(List<Expression> expressions, Sink sink) {
    expressions.forEach(sink::expression);
  }

  private static void outputs(List<Relation.Output> outputs, Sink sink) {
    outputs.forEach(o -> sink.expression(o.expression()));
  }

  private static void keys(List<SortKey> keys, Sink sink) {
    keys.forEach(k -> sink.expression(k.expression()));
  }

  private static void limit(Optional<Relation.Limit> limit, Sink sink) {
    limit.ifPresent(l -> {
      l.count().ifPresent(sink::expression);
      l.offset().ifPresent(sink::expression);
    });
  }

  private static void frame(Frame frame, Sink sink) {
    bound(frame.start(), sink);
    bound(frame.end(), sink);
  }

  private static void bound(Frame.Bound bound, Sink sink) {
    switch (bound) {
      case Frame.Bound.Preceding p -> sink.expression(p.distance());
      case Frame.Bound.Following f -> sink.expression(f.distance());
      case Frame.Bound.UnboundedPreceding _,
          Frame.Bound.CurrentRow _,
          Frame.Bound.UnboundedFollowing _ -> {}
    }
  }
}
