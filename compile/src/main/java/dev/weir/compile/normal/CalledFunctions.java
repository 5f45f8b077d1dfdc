package dev.weir.compile.normal;

import java.util.SortedSet;
import java.util.TreeSet;

/// The names of all functions that a query calls: scalar, aggregate, window and table functions.
final class CalledFunctions {
  private final SortedSet<String> names = new TreeSet<>();
  private final Rewriting walk = new Rewriting(this::expr, this::plan);

  static SortedSet<String> of(Body body) {
    CalledFunctions called = new CalledFunctions();
    body.outputs().forEach(called::expr);
    called.plan(body.plan());
    return called.names;
  }

  private Expr expr(Expr e) {
    if (e instanceof Expr.Call c) {
      names.add(c.name());
    }
    return walk.children(e);
  }

  private Plan plan(Plan p) {
    switch (p) {
      case Plan.Aggregate a -> a.calls().forEach(c -> names.add(c.name()));
      case Plan.Pivot v -> v.calls().forEach(c -> names.add(c.name()));
      case Plan.Windows w -> w.calls().forEach(c -> names.add(c.name()));
      case Plan.TableFunction f -> names.add(f.name());
      default -> {}
    }
    return walk.children(p);
  }
}
