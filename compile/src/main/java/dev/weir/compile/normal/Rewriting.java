package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Rebuilds expressions and plans with changed children. What does not change comes back as the
/// same instance, so that `==` tells whether anything happened and nothing is copied in vain. One
/// instance works through one query once: what is shared is changed once, by the first who meets
/// it.
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class Rewriting {
  private final UnaryOperator<Expr> onExpr;
  private final UnaryOperator<Plan> onPlan;
  private final PlanRewriting plans;

  /// What became of shared values: they are looked at once.
  private final IdentityHashMap<Expr.Shared, Expr> shared = new IdentityHashMap<>();

  /// `onExpr` is applied to every direct child expression, `onPlan` to every direct child plan.
  Rewriting(UnaryOperator<Expr> onExpr, UnaryOperator<Plan> onPlan) {
    this.onExpr = onExpr;
    this.onPlan = onPlan;
    this.plans = new PlanRewriting(onExpr, onPlan);
  }

  /// A list with a function applied to each element; the same list if no element changes.
  static <T> List<T> each(List<T> list, UnaryOperator<T> f) {
    for (int i = 0; i < list.size(); i++) {
      T before = list.get(i);
      T after = f.apply(before);
      if (after != before) {
        List<T> changed = new ArrayList<>(list.size());
        changed.addAll(list.subList(0, i));
        changed.add(after);
        for (int j = i + 1; j < list.size(); j++) {
          changed.add(f.apply(list.get(j)));
        }
        return changed;
      }
    }
    return list;
  }

  private static <T> Optional<T> maybe(Optional<T> value, UnaryOperator<T> f) {
    if (value.isEmpty()) {
      return value;
    }
    T after = f.apply(value.get());
    return after == value.get() ? value : Optional.of(after);
  }

  /// The expression with its children changed.
  Expr children(Expr e) {
    return switch (e) {
      case Expr.Ref r -> r;
      case Expr.Constant c -> c;
      case Expr.Parameter p -> p;
      case Expr.Call c -> {
        List<Expr> arguments = each(c.arguments(), onExpr);
        yield arguments == c.arguments()
            ? c
            : new Expr.Call(c.name(), arguments, c.argumentNames(), c.traits(), c.type());
      }
      case Expr.Compare c -> {
        Expr left = onExpr.apply(c.left());
        Expr right = onExpr.apply(c.right());
        yield left == c.left() && right == c.right()
            ? c
            : new Expr.Compare(c.operator(), left, right);
      }
      case Expr.Logic l -> {
        List<Expr> operands = each(l.operands(), onExpr);
        yield operands == l.operands() ? l : new Expr.Logic(l.connective(), operands);
      }
      case Expr.Not n -> {
        Expr operand = onExpr.apply(n.operand());
        yield operand == n.operand() ? n : new Expr.Not(operand);
      }
      case Expr.IsNull n -> {
        Expr operand = onExpr.apply(n.operand());
        yield operand == n.operand() ? n : new Expr.IsNull(operand);
      }
      case Expr.Between b -> {
        Expr value = onExpr.apply(b.value());
        Expr low = onExpr.apply(b.low());
        Expr high = onExpr.apply(b.high());
        yield value == b.value() && low == b.low() && high == b.high()
            ? b
            : new Expr.Between(value, low, high);
      }
      case Expr.InList in -> {
        Expr value = onExpr.apply(in.value());
        List<Expr> candidates = each(in.candidates(), onExpr);
        yield value == in.value() && candidates == in.candidates()
            ? in
            : new Expr.InList(value, candidates);
      }
      case Expr.Case c -> {
        Optional<Expr> operand = maybe(c.operand(), onExpr);
        List<Expr.When> whens = each(c.whens(), this::when);
        Expr otherwise = onExpr.apply(c.otherwise());
        yield operand == c.operand() && whens == c.whens() && otherwise == c.otherwise()
            ? c
            : new Expr.Case(operand, whens, otherwise, c.type());
      }
      case Expr.Cast c -> {
        Expr value = onExpr.apply(c.value());
        yield value == c.value() ? c : new Expr.Cast(c.mode(), value, c.type());
      }
      case Expr.Collate c -> {
        Expr value = onExpr.apply(c.value());
        yield value == c.value() ? c : new Expr.Collate(value, c.collation());
      }
      case Expr.Try t -> {
        Expr value = onExpr.apply(t.value());
        yield value == t.value() ? t : new Expr.Try(value);
      }
      case Expr.Field f -> {
        Expr value = onExpr.apply(f.value());
        yield value == f.value() ? f : new Expr.Field(value, f.field(), f.type());
      }
      case Expr.Lambda l -> {
        Expr body = onExpr.apply(l.body());
        yield body == l.body() ? l : new Expr.Lambda(l.parameters(), body);
      }
      case Expr.Scalar s -> {
        Plan plan = onPlan.apply(s.plan());
        Expr output = onExpr.apply(s.output());
        yield plan == s.plan() && output == s.output() ? s : new Expr.Scalar(plan, output);
      }
      case Expr.Exists x -> {
        Plan plan = onPlan.apply(x.plan());
        yield plan == x.plan() ? x : new Expr.Exists(plan);
      }
      case Expr.Any a -> {
        Expr value = onExpr.apply(a.value());
        Plan plan = onPlan.apply(a.plan());
        Expr output = onExpr.apply(a.output());
        yield value == a.value() && plan == a.plan() && output == a.output()
            ? a
            : new Expr.Any(value, a.operator(), plan, output);
      }
      case Expr.Shared s -> shared(s);
      case Expr.ArrayOf a -> {
        Plan plan = onPlan.apply(a.plan());
        Expr output = onExpr.apply(a.output());
        yield plan == a.plan() && output == a.output()
            ? a
            : new Expr.ArrayOf(plan, output, a.type());
      }
    };
  }

  private Expr shared(Expr.Shared s) {
    Expr known = shared.get(s);
    if (known == null) {
      Expr value = onExpr.apply(s.value());
      known = value == s.value() ? s : Sharing.of(value);
      shared.put(s, known);
    }
    return known;
  }

  private Expr.When when(Expr.When w) {
    Expr condition = onExpr.apply(w.condition());
    Expr result = onExpr.apply(w.result());
    return condition == w.condition() && result == w.result()
        ? w
        : new Expr.When(condition, result);
  }

  /// The plan with its child plans and its own expressions changed; plans first.
  Plan children(Plan p) {
    return plans.children(p);
  }
}
