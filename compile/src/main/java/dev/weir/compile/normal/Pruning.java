package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/// Drops what nothing reads: columns of scans, computed columns, aggregates, windows, columns of UNION
/// ALL. From the top down, so that what only dropped things read goes in the same walk.
///
///     SELECT a FROM (SELECT a, sum(b) OVER () AS s FROM t)  →  SELECT a FROM t
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class Pruning {
  private int[] reads = new int[64];
  private final IdentityHashMap<Expr.Shared, Integer> holders = new IdentityHashMap<>();
  private final Rewriting counting = new Rewriting(this::count, this::count);
  private final Rewriting dropping = new Rewriting(this::uncount, this::uncount);
  private final Rewriting walking = new Rewriting(this::expr, this::plan);

  Body apply(Body body) {
    body.outputs().forEach(this::count);
    count(body.plan());
    List<Expr> outputs = Rewriting.each(body.outputs(), this::expr);
    Plan plan = plan(body.plan());
    return plan == body.plan() && outputs == body.outputs() ? body : new Body(plan, outputs);
  }

  private Expr count(Expr e) {
    if (e instanceof Expr.Ref r) {
      if (r.column() >= reads.length) {
        reads = Arrays.copyOf(reads, r.column() * 2);
      }
      reads[r.column()]++;
      return e;
    }
    // What is shared reads once, as long as anybody holds it.
    if (e instanceof Expr.Shared s) {
      if (holders.merge(s, 1, Integer::sum) == 1) {
        count(s.value());
      }
      return e;
    }
    return counting.children(e);
  }

  private Plan count(Plan p) {
    return counting.children(p);
  }

  private Expr uncount(Expr e) {
    if (e instanceof Expr.Ref r) {
      reads[r.column()]--;
      return e;
    }
    if (e instanceof Expr.Shared s) {
      if (holders.merge(s, -1, Integer::sum) == 0) {
        uncount(s.value());
      }
      return e;
    }
    return dropping.children(e);
  }

  private Plan uncount(Plan p) {
    return dropping.children(p);
  }

  private boolean isRead(int column) {
    return column < reads.length && reads[column] > 0;
  }

  private Expr expr(Expr e) {
    return e instanceof Expr.Ref ? e : walking.children(e);
  }

  private Plan plan(Plan p) {
    return walking.children(pruned(p));
  }

  private Plan pruned(Plan p) {
    return switch (p) {
      case Plan.Scan s -> {
        List<Integer> kept = kept(s.columns());
        yield kept.size() == s.columns().size()
            ? s
            : new Plan.Scan(s.table(), pick(s.columns(), kept), pick(s.names(), kept));
      }
      case Plan.Values v -> {
        List<Integer> kept = kept(v.columns());
        yield kept.size() == v.columns().size()
            ? v
            : new Plan.Values(
                pick(v.columns(), kept), v.rows().stream().map(r -> pick(r, kept)).toList());
      }
      case Plan.TableFunction f -> {
        List<Integer> kept = kept(f.columns());
        yield kept.size() == f.columns().size()
            ? f
            : new Plan.TableFunction(
                f.name(),
                f.arguments(),
                f.argumentNames(),
                f.ordinality(),
                pick(f.columns(), kept),
                pick(f.ordinals(), kept),
                f.width());
      }
      case Plan.Back b -> {
        List<Integer> kept = kept(b.columns());
        yield kept.size() == b.columns().size()
            ? b
            : new Plan.Back(b.id(), pick(b.columns(), kept), pick(b.ordinals(), kept));
      }
      case Plan.Extend x -> {
        List<Plan.Definition> kept = new ArrayList<>();
        for (Plan.Definition d : x.definitions()) {
          if (isRead(d.column())) {
            kept.add(d);
          } else {
            uncount(d.expression());
          }
        }
        yield kept.size() == x.definitions().size()
            ? x
            : kept.isEmpty() ? pruned(x.input()) : new Plan.Extend(x.input(), kept);
      }
      case Plan.Aggregate a -> {
        List<AggregateCall> kept = new ArrayList<>();
        List<AggregateCall> dropped = new ArrayList<>();
        a.calls().forEach(c -> (isRead(c.column()) ? kept : dropped).add(c));
        if (dropped.isEmpty()) {
          yield a;
        }
        uncount(
            new Plan.Aggregate(new Plan.Join(List.of(), List.of()), List.of(), List.of(), dropped));
        boolean observes = kept.stream().anyMatch(OrderSensitivity::observesOrder);
        yield new Plan.Aggregate(
            observes ? a.input() : unobserved(a.input()), a.keys(), a.sets(), kept);
      }
      case Plan.Windows w -> {
        List<WindowCall> kept = new ArrayList<>();
        List<WindowCall> dropped = new ArrayList<>();
        w.calls().forEach(c -> (isRead(c.column()) ? kept : dropped).add(c));
        if (dropped.isEmpty()) {
          yield w;
        }
        uncount(new Plan.Windows(new Plan.Join(List.of(), List.of()), dropped));
        boolean observes = kept.stream().anyMatch(OrderSensitivity::observesOrder);
        Plan input = observes ? w.input() : unobserved(w.input());
        yield kept.isEmpty() ? pruned(input) : new Plan.Windows(input, kept);
      }
      case Plan.SetOperation s when s.kind() == Plan.SetKind.UNION_ALL -> union(s);
      default -> p;
    };
  }

  /// The input of what no longer observes its order.
  private static Plan unobserved(Plan input) {
    return input instanceof Plan.AsWritten a ? a.input() : input;
  }

  private Plan union(Plan.SetOperation s) {
    List<Integer> kept = kept(s.columns());
    if (kept.size() == s.columns().size()) {
      return s;
    }
    List<Plan.Branch> branches = new ArrayList<>();
    for (Plan.Branch b : s.branches()) {
      for (int i = 0; i < b.outputs().size(); i++) {
        if (!kept.contains(i)) {
          uncount(b.outputs().get(i));
        }
      }
      branches.add(new Plan.Branch(b.plan(), pick(b.outputs(), kept)));
    }
    return new Plan.SetOperation(s.kind(), pick(s.columns(), kept), branches);
  }

  private List<Integer> kept(List<Plan.Column> columns) {
    List<Integer> kept = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      if (isRead(columns.get(i).id())) {
        kept.add(i);
      }
    }
    return kept;
  }

  private static <T> List<T> pick(List<T> list, List<Integer> positions) {
    List<T> picked = new ArrayList<>(positions.size());
    positions.forEach(p -> picked.add(list.get(p)));
    return picked;
  }
}
