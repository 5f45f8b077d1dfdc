package dev.weir.compile.bind;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Looks through bound expressions. Subqueries are leaves.
final class Walk {
  private Walk() {}

  /// The direct parts of an expression, in order.
  static List<Expression> parts(Expression expression) {
    return switch (expression) {
      case Expression.Literal _, Expression.ColumnRef _, Expression.OutputRef _ -> List.of();
      case Expression.LambdaParameter _, Expression.Parameter _ -> List.of();
      case Expression.ScalarSubquery _, Expression.Exists _, Expression.ArraySubquery _ ->
          List.of();
      case Expression.QuantifiedSubquery q -> List.of(q.value());
      case Expression.Function f -> f.arguments();
      case Expression.Comparison c -> List.of(c.left(), c.right());
      case Expression.Logical l -> l.operands();
      case Expression.Not n -> List.of(n.operand());
      case Expression.IsNull i -> List.of(i.operand());
      case Expression.Between b -> List.of(b.value(), b.low(), b.high());
      case Expression.InList i -> with(i.value(), i.candidates());
      case Expression.Case c -> caseParts(c);
      case Expression.Cast c -> List.of(c.value());
      case Expression.Collate c -> List.of(c.value());
      case Expression.Try t -> List.of(t.value());
      case Expression.FieldAccess f -> List.of(f.value());
      case Expression.Lambda l -> List.of(l.body());
      case Expression.Unnest u -> u.arguments();
      case Expression.Grouping g -> g.keys();
      case Expression.Aggregate a -> {
        List<Expression> parts = new ArrayList<>(a.arguments());
        a.orderBy().forEach(k -> parts.add(k.expression()));
        a.filter().ifPresent(parts::add);
        yield parts;
      }
      case Expression.Window w -> windowParts(w);
    };
  }

  private static List<Expression> with(Expression first, List<Expression> rest) {
    List<Expression> parts = new ArrayList<>(rest.size() + 1);
    parts.add(first);
    parts.addAll(rest);
    return parts;
  }

  private static List<Expression> caseParts(Expression.Case c) {
    List<Expression> parts = new ArrayList<>();
    c.operand().ifPresent(parts::add);
    for (Expression.When when : c.whens()) {
      parts.add(when.condition());
      parts.add(when.result());
    }
    parts.add(c.otherwise());
    return parts;
  }

  private static List<Expression> windowParts(Expression.Window w) {
    List<Expression> parts = new ArrayList<>(w.arguments());
    w.argumentOrder().forEach(k -> parts.add(k.expression()));
    w.filter().ifPresent(parts::add);
    parts.addAll(w.partitionBy());
    for (SortKey key : w.orderBy()) {
      parts.add(key.expression());
    }
    w.frame()
        .ifPresent(f -> {
          distance(f.start()).ifPresent(parts::add);
          distance(f.end()).ifPresent(parts::add);
        });
    return parts;
  }

  private static Optional<Expression> distance(Frame.Bound bound) {
    return switch (bound) {
      case Frame.Bound.Preceding p -> Optional.of(p.distance());
      case Frame.Bound.Following f -> Optional.of(f.distance());
      case Frame.Bound.UnboundedPreceding _,
          Frame.Bound.CurrentRow _,
          Frame.Bound.UnboundedFollowing _ ->
          Optional.empty();
    };
  }

  /// Whether the expression or a part of it fits.
  static boolean any(Expression expression, Predicate<Expression> test) {
    if (test.test(expression)) {
      return true;
    }
    for (Expression part : parts(expression)) {
      if (any(part, test)) {
        return true;
      }
    }
    return false;
  }

  static boolean hasAggregate(Expression expression) {
    return any(
        expression, e -> e instanceof Expression.Aggregate || e instanceof Expression.Grouping);
  }

  static boolean hasWindow(Expression expression) {
    return any(expression, Expression.Window.class::isInstance);
  }
}
