package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Filters as far down as they mean the same: below a grouping when they read only keys, into the
/// branches of a set operation, below windows when they read only what all partition by, below an
/// unnest when they do not read what it makes.
///
///     Join([Aggregate(t, k)], k > 5)       →  Aggregate(Join([t], k > 5), k)
///     Join([UnionAll(a, b)], x = 1)        →  UnionAll(Join([a], x = 1), Join([b], x = 1))
final class PushedFilters implements Rule.OnPlan {
  @Override
  public String name() {
    return "pushed filters";
  }

  @Override
  public Pass pass() {
    return Pass.PUSHDOWN_PREDICATES;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Join j) || j.conjuncts().isEmpty()) {
      return plan;
    }
    BitSet all = null;
    for (int i = 0; i < j.inputs().size(); i++) {
      Plan input = j.inputs().get(i);
      BitSet through = through(input);
      if (through.isEmpty()) {
        continue;
      }
      if (all == null) {
        all = Columns.defined(j);
      }
      List<Expr> pushed = new ArrayList<>();
      List<Expr> kept = new ArrayList<>();
      for (Expr conjunct : j.conjuncts()) {
        BitSet read = Columns.read(conjunct);
        read.and(all);
        boolean passes =
            !read.isEmpty()
                && Columns.within(read, through)
                && !Columns.isVolatile(conjunct)
                && (keepsValues(input) || Determined.sameForEqual(conjunct, read));
        (passes ? pushed : kept).add(conjunct);
      }
      if (!pushed.isEmpty()) {
        List<Plan> inputs = new ArrayList<>(j.inputs());
        inputs.set(i, push(input, pushed));
        return new Plan.Join(inputs, kept);
      }
    }
    return plan;
  }

  /// The columns of an input whose filters can go below it.
  private static BitSet through(Plan input) {
    BitSet columns = new BitSet();
    switch (input) {
      case Plan.Aggregate a -> {
        if (!(a.input() instanceof Plan.AsWritten)) {
          for (int i = 0; i < a.keys().size(); i++) {
            int key = i;
            if (a.sets().stream().allMatch(s -> s.contains(key))) {
              columns.set(a.keys().get(i).column());
            }
          }
        }
      }
      case Plan.SetOperation s -> s.columns().forEach(c -> columns.set(c.id()));
      case Plan.Windows w -> {
        if (!(w.input() instanceof Plan.AsWritten)) {
          for (Expr key : w.calls().getFirst().partitionBy()) {
            if (key instanceof Expr.Ref r
                && w.calls().stream().allMatch(c -> c.partitionBy().contains(key))) {
              columns.set(r.column());
            }
          }
        }
      }
      case Plan.DistinctOn d -> {
        if (!(d.input() instanceof Plan.AsWritten)) {
          for (Expr key : d.keys()) {
            if (key instanceof Expr.Ref r) {
              columns.set(r.column());
            }
          }
        }
      }
      case Plan.Unnest u -> columns.or(Columns.defined(u.input()));
      default -> {}
    }
    return columns;
  }

  /// Whether its columns have the values that its input gives them; else one of several equal ones,
  /// as 0.0 and -0.0 are, or a month and 30 days.
  private static boolean keepsValues(Plan input) {
    return input instanceof Plan.Unnest
        || input instanceof Plan.SetOperation s && s.kind() == Plan.SetKind.UNION_ALL;
  }

  private static Plan filter(Plan input, List<Expr> conjuncts) {
    return new Plan.Join(List.of(input), conjuncts);
  }

  private static Plan push(Plan input, List<Expr> conjuncts) {
    return switch (input) {
      case Plan.Aggregate a -> {
        ColumnSubstitution keys = new ColumnSubstitution();
        a.keys().forEach(k -> keys.put(k.column(), k.expression()));
        yield new Plan.Aggregate(
            filter(a.input(), conjuncts.stream().map(keys::apply).toList()),
            a.keys(),
            a.sets(),
            a.calls());
      }
      case Plan.SetOperation s -> {
        List<Plan.Branch> branches = new ArrayList<>();
        for (Plan.Branch b : s.branches()) {
          ColumnSubstitution values = new ColumnSubstitution();
          for (int i = 0; i < s.columns().size(); i++) {
            values.put(s.columns().get(i).id(), b.outputs().get(i));
          }
          branches.add(
              new Plan.Branch(
                  filter(b.plan(), conjuncts.stream().map(values::apply).toList()), b.outputs()));
        }
        yield new Plan.SetOperation(s.kind(), s.columns(), branches);
      }
      case Plan.Windows w -> new Plan.Windows(filter(w.input(), conjuncts), w.calls());
      case Plan.DistinctOn d ->
          new Plan.DistinctOn(filter(d.input(), conjuncts), d.keys(), d.order());
      case Plan.Unnest u -> new Plan.Unnest(filter(u.input(), conjuncts), u.lists());
      default -> throw new IllegalStateException("nothing goes below " + input);
    };
  }
}
