package dev.weir.compile.normal;

import dev.weir.model.function.FunctionTrait;
import dev.weir.model.relation.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Windows in one form: partition keys without constants and repetitions, sort keys that decide
/// something, no frame where it is the default or the function takes no notice of it; windows over
/// windows that do not read them side by side; each computed once.
///
///     OVER (PARTITION BY a, a ORDER BY a, b RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
///       →  OVER (PARTITION BY a ORDER BY b)
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class WindowForms implements Rule.OnPlan {
  @Override
  public String name() {
    return "window forms";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Rule.Reach reach() {
    return Rule.Reach.EVERYWHERE;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Windows w)) {
      return plan;
    }
    if (w.calls().isEmpty()) {
      return w.input();
    }
    List<WindowCall> calls = Rewriting.each(w.calls(), c -> form(c, context.arrangement()));
    if (w.input() instanceof Plan.Windows below && calls.stream().noneMatch(c -> reads(c, below))) {
      return new Plan.Windows(below.input(), Conjuncts.plus(below.calls(), calls));
    }
    return once(calls == w.calls() ? w : new Plan.Windows(w.input(), calls));
  }

  private static boolean reads(WindowCall call, Plan.Windows below) {
    Plan alone = new Plan.Windows(new Plan.Join(List.of(), List.of()), List.of(call));
    return below.calls().stream().anyMatch(b -> Columns.read(alone).get(b.column()));
  }

  private static Plan once(Plan.Windows w) {
    List<WindowCall> kept = new ArrayList<>();
    List<Plan.Definition> same = new ArrayList<>();
    for (WindowCall c : w.calls()) {
      Optional<WindowCall> known =
          kept.stream().filter(k -> k.as(c.column()).equals(c)).findFirst();
      if (known.isPresent() && !Columns.isVolatile(c)) {
        same.add(new Plan.Definition(c.column(), new Expr.Ref(known.get().column(), c.type())));
      } else {
        kept.add(c);
      }
    }
    return same.isEmpty() ? w : new Plan.Extend(new Plan.Windows(w.input(), kept), same);
  }

  private static WindowCall form(WindowCall c, Arrangement arrangement) {
    List<Expr> partition =
        arrangement.distinct(
            c.partitionBy().stream().filter(p -> !(p instanceof Expr.Constant)).toList());
    if (partition.equals(c.partitionBy())) {
      partition = c.partitionBy();
    }
    // A RANGE or GROUPS frame with a distance counts along the first sort key, whatever it is.
    boolean counts =
        c.frame().stream()
            .anyMatch(f -> f.start().distance().isPresent() || f.end().distance().isPresent());
    List<SortBy> order =
        counts ? c.orderBy() : SortForms.keys(c.orderBy(), new LinkedHashSet<>(partition));
    Optional<WindowCall.WindowFrame> frame = frame(c, order);
    if (partition == c.partitionBy() && order == c.orderBy() && frame == c.frame()) {
      return c;
    }
    return new WindowCall(
        c.column(),
        c.name(),
        c.arguments(),
        c.argumentNames(),
        c.duplicates(),
        c.argumentOrder(),
        c.filter(),
        c.nulls(),
        partition,
        order,
        frame,
        c.traits(),
        c.type());
  }

  private static Optional<WindowCall.WindowFrame> frame(WindowCall c, List<SortBy> order) {
    if (c.frame().isEmpty()) {
      return c.frame();
    }
    WindowCall.WindowFrame f = c.frame().get();
    boolean fromStart = f.start().edge() == WindowCall.Edge.UNBOUNDED_PRECEDING;
    boolean plain = f.exclusion() == Frame.Exclusion.NO_OTHERS;
    boolean standard =
        fromStart
            && plain
            && f.unit() == Frame.Unit.RANGE
            && f.end().edge() == WindowCall.Edge.CURRENT_ROW;
    boolean whole =
        fromStart
            && plain
            && f.end().edge() == WindowCall.Edge.UNBOUNDED_FOLLOWING
            && order.isEmpty();
    return standard
            || whole && f.unit() != Frame.Unit.ROWS
            || c.traits().has(FunctionTrait.IGNORES_FRAME) && c.argumentOrder().isEmpty()
        ? Optional.empty()
        : c.frame();
  }
}
