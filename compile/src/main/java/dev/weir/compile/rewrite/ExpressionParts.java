package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.List;
import java.util.Optional;

/// The part of a [RelationMap] that maps the direct parts of expressions.
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class ExpressionParts {
  private final RelationMap map;

  ExpressionParts(RelationMap map) {
    this.map = map;
  }

  Expression of(Expression expression) {
    return switch (expression) {
      case Expression.Literal l -> l;
      case Expression.ColumnRef c -> c;
      case Expression.OutputRef o -> o;
      case Expression.LambdaParameter p -> p;
      case Expression.Parameter p -> p;
      case Expression.Function f -> {
        List<Expression> arguments = map.all(f.arguments());
        yield arguments == f.arguments() ? f : f.withArguments(arguments);
      }
      case Expression.Comparison c -> {
        Expression left = map.expression(c.left());
        Expression right = map.expression(c.right());
        yield left == c.left() && right == c.right()
            ? c
            : new Expression.Comparison(c.operator(), left, right);
      }
      case Expression.Logical l -> {
        List<Expression> operands = map.all(l.operands());
        yield operands == l.operands() ? l : new Expression.Logical(l.connective(), operands);
      }
      case Expression.Not n -> {
        Expression operand = map.expression(n.operand());
        yield operand == n.operand() ? n : new Expression.Not(operand);
      }
      case Expression.IsNull n -> {
        Expression operand = map.expression(n.operand());
        yield operand == n.operand() ? n : new Expression.IsNull(operand);
      }
      case Expression.Between b -> {
        Expression value = map.expression(b.value());
        Expression low = map.expression(b.low());
        Expression high = map.expression(b.high());
        yield value == b.value() && low == b.low() && high == b.high()
            ? b
            : new Expression.Between(value, low, high);
      }
      case Expression.InList in -> {
        Expression value = map.expression(in.value());
        List<Expression> candidates = map.all(in.candidates());
        yield value == in.value() && candidates == in.candidates()
            ? in
            : new Expression.InList(value, candidates);
      }
      case Expression.Case c -> choice(c);
      case Expression.Cast c -> {
        Expression value = map.expression(c.value());
        yield value == c.value() ? c : new Expression.Cast(c.mode(), value, c.type());
      }
      case Expression.Collate c -> {
        Expression value = map.expression(c.value());
        yield value == c.value() ? c : new Expression.Collate(value, c.collation());
      }
      case Expression.Try t -> {
        Expression value = map.expression(t.value());
        yield value == t.value() ? t : new Expression.Try(value);
      }
      case Expression.FieldAccess f -> {
        Expression value = map.expression(f.value());
        yield value == f.value() ? f : new Expression.FieldAccess(value, f.field(), f.type());
      }
      case Expression.Lambda l -> {
        Expression body = map.expression(l.body());
        yield body == l.body() ? l : new Expression.Lambda(l.id(), l.parameters(), body);
      }
      case Expression.Unnest u -> {
        List<Expression> arguments = map.all(u.arguments());
        yield arguments == u.arguments()
            ? u
            : new Expression.Unnest(arguments, u.argumentNames(), u.type());
      }
      case Expression.Aggregate a -> aggregate(a);
      case Expression.Window w -> window(w);
      case Expression.Grouping g -> {
        List<Expression> keys = map.all(g.keys());
        yield keys == g.keys() ? g : new Expression.Grouping(keys);
      }
      case Expression.ScalarSubquery s -> {
        Relation query = map.relation(s.query());
        yield query == s.query() ? s : new Expression.ScalarSubquery(query, s.type());
      }
      case Expression.Exists e -> {
        Relation query = map.relation(e.query());
        yield query == e.query() ? e : new Expression.Exists(query);
      }
      case Expression.QuantifiedSubquery q -> {
        Expression value = map.expression(q.value());
        Relation query = map.relation(q.query());
        yield value == q.value() && query == q.query()
            ? q
            : new Expression.QuantifiedSubquery(value, q.operator(), q.quantifier(), query);
      }
      case Expression.ArraySubquery a -> {
        Relation query = map.relation(a.query());
        yield query == a.query() ? a : new Expression.ArraySubquery(query, a.type());
      }
    };
  }

  private Expression choice(Expression.Case c) {
    Optional<Expression> operand = RelationMap.maybe(c.operand(), map::expression);
    List<Expression.When> whens =
        RelationMap.each(
            c.whens(),
            w -> {
              Expression condition = map.expression(w.condition());
              Expression result = map.expression(w.result());
              return condition == w.condition() && result == w.result()
                  ? w
                  : new Expression.When(condition, result);
            });
    Expression otherwise = map.expression(c.otherwise());
    return operand == c.operand() && whens == c.whens() && otherwise == c.otherwise()
        ? c
        : new Expression.Case(operand, whens, otherwise, c.type());
  }

  private Expression aggregate(Expression.Aggregate a) {
    List<Expression> arguments = map.all(a.arguments());
    List<SortKey> orderBy = map.keys(a.orderBy());
    Optional<Expression> filter = RelationMap.maybe(a.filter(), map::expression);
    return arguments == a.arguments() && orderBy == a.orderBy() && filter == a.filter()
        ? a
        : new Expression.Aggregate(
            a.function(), arguments, a.argumentNames(), a.duplicates(), orderBy, filter);
  }

  private Expression window(Expression.Window w) {
    List<Expression> arguments = map.all(w.arguments());
    List<SortKey> argumentOrder = map.keys(w.argumentOrder());
    Optional<Expression> filter = RelationMap.maybe(w.filter(), map::expression);
    List<Expression> partitionBy = map.all(w.partitionBy());
    List<SortKey> orderBy = map.keys(w.orderBy());
    Optional<Frame> frame = RelationMap.maybe(w.frame(), this::frame);
    boolean same =
        arguments == w.arguments()
            && argumentOrder == w.argumentOrder()
            && filter == w.filter()
            && partitionBy == w.partitionBy()
            && orderBy == w.orderBy()
            && frame == w.frame();
    return same
        ? w
        : new Expression.Window(
            w.function(),
            arguments,
            w.argumentNames(),
            w.duplicates(),
            argumentOrder,
            filter,
            w.nulls(),
            partitionBy,
            orderBy,
            frame);
  }

  private Frame frame(Frame f) {
    Frame.Bound start = bound(f.start());
    Frame.Bound end = bound(f.end());
    return start == f.start() && end == f.end()
        ? f
        : new Frame(f.unit(), start, end, f.exclusion());
  }

  private Frame.Bound bound(Frame.Bound bound) {
    return switch (bound) {
      case Frame.Bound.Preceding p -> {
        Expression distance = map.expression(p.distance());
        yield distance == p.distance() ? p : new Frame.Bound.Preceding(distance);
      }
      case Frame.Bound.Following f -> {
        Expression distance = map.expression(f.distance());
        yield distance == f.distance() ? f : new Frame.Bound.Following(distance);
      }
      case Frame.Bound.UnboundedPreceding edge -> edge;
      case Frame.Bound.CurrentRow edge -> edge;
      case Frame.Bound.UnboundedFollowing edge -> edge;
    };
  }
}
