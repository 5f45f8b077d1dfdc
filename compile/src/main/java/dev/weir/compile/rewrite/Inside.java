package dev.weir.compile.rewrite;

import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What kinds of expressions stand inside a part of a query.
final class Inside implements Parts.Sink {
  private final Predicate<Expression> wanted;
  private final boolean deep;
  private boolean found;
  private boolean sampled;

  private Inside(Predicate<Expression> wanted, boolean deep) {
    this.wanted = wanted;
    this.deep = deep;
  }

  /// Whether an expression, or one inside it but not in its subqueries, is of a kind.
  static boolean any(Expression expression, Predicate<Expression> wanted) {
    Inside inside = new Inside(wanted, false);
    inside.expression(expression);
    return inside.found;
  }

  /// Whether an expression gives something else at each call, its subqueries included.
  static boolean isVolatile(Expression expression) {
    Inside inside = new Inside(Inside::isVolatileCall, true);
    inside.expression(expression);
    return inside.found || inside.sampled;
  }

  /// Whether a query calls something volatile or takes a sample.
  static boolean isVolatile(Relation relation) {
    Inside inside = new Inside(Inside::isVolatileCall, true);
    inside.relation(relation);
    return inside.found || inside.sampled;
  }

  /// Whether a FROM item calls something volatile or takes a sample.
  static boolean isVolatile(From from) {
    Inside inside = new Inside(Inside::isVolatileCall, true);
    inside.from(from);
    return inside.found || inside.sampled;
  }

  /// Whether a subquery stands in an expression.
  static boolean isSubquery(Expression e) {
    return e instanceof Expression.ScalarSubquery
        || e instanceof Expression.Exists
        || e instanceof Expression.QuantifiedSubquery
        || e instanceof Expression.ArraySubquery;
  }

  /// Whether an expression carries ids, so that a copy of it would need new ones.
  static boolean hasIds(Expression expression) {
    return any(expression, e -> isSubquery(e) || e instanceof Expression.Lambda);
  }

  /// Whether an expression is computed from many rows or makes many of one.
  static boolean isRowwise(Expression expression) {
    return !any(
        expression,
        e ->
            e instanceof Expression.Aggregate
                || e instanceof Expression.Window
                || e instanceof Expression.Grouping
                || e instanceof Expression.Unnest);
  }

  /// How many nodes an expression has, its subqueries not counted; a measure of its cost.
  static int size(Expression expression) {
    return nodes(expression).size();
  }

  /// The columns that stand in an expression but not in its subqueries, in order.
  static Stream<Expression.ColumnRef> columns(Expression expression) {
    return nodes(expression).stream()
        .filter(e -> e instanceof Expression.ColumnRef)
        .map(e -> (Expression.ColumnRef) e);
  }

  private static List<Expression> nodes(Expression expression) {
    List<Expression> nodes = new ArrayList<>();
    Inside all =
        new Inside(
            e -> {
              nodes.add(e);
              return false;
            },
            false);
    all.expression(expression);
    return nodes;
  }

  private static boolean isVolatileCall(Expression e) {
    return switch (e) {
      case Expression.Function f -> f.volatility() == Volatility.VOLATILE;
      case Expression.Aggregate a -> a.function().traits().isVolatile();
      case Expression.Window w -> w.function().traits().isVolatile();
      default -> false;
    };
  }

  @Override
  public void expression(Expression expression) {
    found = found || wanted.test(expression);
    if (!found) {
      Parts.of(expression, this);
    }
  }

  @Override
  public void from(From from) {
    if (!deep || found) {
      return;
    }
    sampled =
        sampled
            || switch (from) {
              case From.Scan s -> s.sample().isPresent();
              case From.Derived d -> d.sample().isPresent();
              default -> false;
            };
    Parts.of(from, this);
  }

  @Override
  public void relation(Relation relation) {
    if (!deep || found) {
      return;
    }
    sampled = sampled || relation instanceof Relation.Select s && s.sample().isPresent();
    Parts.of(relation, this);
  }
}
