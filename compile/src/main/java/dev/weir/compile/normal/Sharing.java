package dev.weir.compile.normal;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;

/// How large a query is when everything that it shares is written out, and whether it should be.
/// Chains of subqueries whose steps read a column twice double with each step: such queries keep
/// their [Expr.Shared] values, all others are normalised as if nothing had been shared.
// The same instance back means that nothing changed.
@SuppressWarnings("ReferenceEquality")
final class Sharing {
  /// A value of at least so many nodes is shared by those who read it.
  static final int SMALLEST = 48;

  private static final int SMALLEST_HUGE = 1_024;

  /// A query of at most so many nodes is written out.
  static final int LARGEST_WRITTEN_OUT = 8_192;

  private Sharing() {}

  /// The value for several readers: shared where it is large.
  static Expr of(Expr value) {
    return of(value, SMALLEST);
  }

  /// The same where it is so large that no rule should have to look through it many times.
  static Expr ofHuge(Expr value) {
    return of(value, SMALLEST_HUGE);
  }

  private static Expr of(Expr value, int smallest) {
    if (value instanceof Expr.Ref
        || value instanceof Expr.Constant
        || value instanceof Expr.Parameter
        || value instanceof Expr.Shared
        || size(value, smallest) < smallest) {
      return value;
    }
    return Expr.Shared.of(value);
  }

  /// The query with all shared values written out, if that is small enough; else as it is.
  static Body writtenOut(Body body) {
    return size(body, LARGEST_WRITTEN_OUT) > LARGEST_WRITTEN_OUT
        ? body
        : new Inlining().apply(body);
  }

  /// How many nodes an expression has when it is written out; stops to count at `most`, which is
  /// then exceeded.
  static long size(Expr e, long most) {
    Counter counter = new Counter(most);
    counter.see(e);
    return counter.nodes;
  }

  /// How many nodes a query has when it is written out; stops to count at `most`, which is then
  /// exceeded.
  static long size(Body body, long most) {
    Counter counter = new Counter(most);
    for (Expr output : body.outputs()) {
      counter.see(output);
    }
    counter.see(body.plan());
    return counter.nodes;
  }

  private static final class Counter {
    private final long most;
    private long nodes;
    private final Predicate<Expr> onExpr = this::see;
    private final Predicate<Plan> onPlan = this::see;
    private final Rewriting plans =
        new Rewriting(
            e -> {
              see(e);
              return e;
            },
            p -> {
              see(p);
              return p;
            });

    Counter(long most) {
      this.most = most;
    }

    /// Counts on; satisfied, so that the walk ends, when there are too many.
    private boolean see(Expr e) {
      if (e instanceof Expr.Shared s) {
        nodes += s.size();
      } else {
        nodes++;
        if (nodes <= most) {
          Children.any(e, onExpr, onPlan);
        }
      }
      return nodes > most;
    }

    private boolean see(Plan p) {
      nodes++;
      if (nodes <= most) {
        plans.children(p);
      }
      return nodes > most;
    }
  }

  /// Replaces each shared value by what it stands for.
  private static final class Inlining {
    private final IdentityHashMap<Expr.Shared, Expr> known = new IdentityHashMap<>();
    private final Rewriting rewriting = new Rewriting(this::expr, this::plan);

    Body apply(Body body) {
      List<Expr> outputs = Rewriting.each(body.outputs(), this::expr);
      Plan plan = plan(body.plan());
      return plan == body.plan() && outputs == body.outputs() ? body : new Body(plan, outputs);
    }

    private Expr expr(Expr e) {
      if (e instanceof Expr.Shared s) {
        Expr value = known.get(s);
        if (value == null) {
          value = expr(s.value());
          known.put(s, value);
        }
        return value;
      }
      return rewriting.children(e);
    }

    private Plan plan(Plan p) {
      return rewriting.children(p);
    }
  }
}
