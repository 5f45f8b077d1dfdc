package dev.weir.compile.bind;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Looks through bound expressions. Subqueries are leaves.
final class Walk {
  private Walk() {}

  /// The direct parts of an expression, in order.
  static List<Expression> parts(Expression expression) {
    List<Expression> parts = new ArrayList<>();
    Parts.of(
        expression,
        new Parts.Deep() {
          @Override
          public void expression(Expression part) {
            parts.add(part);
          }

          @Override
          public void from(From from) {}

          @Override
          public void relation(Relation relation) {}
        });
    return parts;
  }

  /// Whether the expression or a part of it fits.
  static boolean any(Expression expression, Predicate<Expression> test) {
    if (test.test(expression)) {
      return true;
    }
    Search search = new Search(test);
    Parts.of(expression, search);
    return search.found;
  }

  private static final class Search implements Parts.Deep {
    private final Predicate<Expression> test;
    private boolean found;

    Search(Predicate<Expression> test) {
      this.test = test;
    }

    @Override
    public void expression(Expression part) {
      if (found) {
        return;
      }
      found = test.test(part);
      if (!found) {
        Parts.of(part, this);
      }
    }

    @Override
    public void from(From from) {}

    @Override
    public void relation(Relation relation) {}
  }

  /// Whether a FROM item, with all queries in it, reads columns of these sources.
  static boolean refersTo(From from, List<Integer> sources) {
    Reads reads = new Reads(sources);
    reads.from(from);
    return reads.found;
  }

  private static final class Reads implements Parts.Deep {
    private final List<Integer> sources;
    private boolean found;

    Reads(List<Integer> sources) {
      this.sources = sources;
    }

    @Override
    public void expression(Expression part) {
      found |= part instanceof Expression.ColumnRef ref && sources.contains(ref.source());
      Parts.of(part, this);
    }
  }

  static boolean isSubquery(Expression expression) {
    return expression instanceof Expression.ScalarSubquery
        || expression instanceof Expression.Exists
        || expression instanceof Expression.QuantifiedSubquery
        || expression instanceof Expression.ArraySubquery;
  }

  static boolean hasAggregate(Expression expression) {
    return any(
        expression, e -> e instanceof Expression.Aggregate || e instanceof Expression.Grouping);
  }

  static boolean hasUnnest(Expression expression) {
    return any(expression, Expression.Unnest.class::isInstance);
  }

  static boolean hasWindow(Expression expression) {
    return any(expression, Expression.Window.class::isInstance);
  }
}
