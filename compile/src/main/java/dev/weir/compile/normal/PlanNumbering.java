package dev.weir.compile.normal;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The half of [Numbering] that is about plans.
final class PlanNumbering {
  private final Numbering numbering;

  PlanNumbering(Numbering numbering) {
    this.numbering = numbering;
  }

  Plan plan(Plan plan, boolean asWritten) {
    return switch (plan) {
      case Plan.Scan s -> scan(s);
      case Plan.Values v -> {
        List<List<Expr>> rows = new ArrayList<>();
        long[] keys = new long[v.rows().size()];
        for (int i = 0; i < keys.length; i++) {
          keys[i] = asWritten ? i : numbering.hashing().sequence(v.rows().get(i));
        }
        Numbering.order(keys).forEach(i -> rows.add(numbering.sequence(v.rows().get(i))));
        yield new Plan.Values(numbering.number(v.columns()), rows);
      }
      case Plan.Join j -> join(j, asWritten);
      case Plan.Outer o -> outer(o, asWritten);
      case Plan.OrderedJoin o -> {
        Plan left = plan(o.left(), true);
        Plan right = plan(o.right(), true);
        yield new Plan.OrderedJoin(o.kind(), left, right, numbering.bag(o.on()));
      }
      case Plan.Extend x -> {
        Plan input = plan(x.input(), asWritten);
        List<Expr> values = x.definitions().stream().map(Plan.Definition::expression).toList();
        List<Plan.Definition> definitions = new ArrayList<>();
        for (int i : numbering.order(values)) {
          Expr value = numbering.expr(values.get(i));
          definitions.add(
              new Plan.Definition(numbering.number(x.definitions().get(i).column()), value));
        }
        yield new Plan.Extend(input, definitions);
      }
      case Plan.Aggregate a -> aggregate(a, asWritten);
      case Plan.Windows w -> {
        Plan input = plan(w.input(), asWritten);
        long[] keys =
            w.calls().stream().mapToLong(c -> CallHashing.hash(c, numbering.hashing())).toArray();
        List<WindowCall> calls = new ArrayList<>();
        for (int i : Numbering.order(keys)) {
          calls.add(call(w.calls().get(i)));
        }
        yield new Plan.Windows(input, numberWindows(w, keys, calls));
      }
      case Plan.DistinctOn d -> {
        Plan input = plan(d.input(), asWritten);
        yield new Plan.DistinctOn(input, numbering.bag(d.keys()), numbering.sortKeys(d.order()));
      }
      case Plan.Sort s -> {
        Plan input = plan(s.input(), asWritten);
        yield new Plan.Sort(input, numbering.sortKeys(s.keys()));
      }
      case Plan.Limit l -> {
        Plan input = plan(l.input(), asWritten);
        List<SortBy> order = numbering.sortKeys(l.order());
        Optional<Expr> count = l.count().map(numbering::expr);
        yield new Plan.Limit(input, order, count, l.unit(), l.offset().map(numbering::expr));
      }
      case Plan.SetOperation s -> setOperation(s, asWritten, keepsFirst(s));
      case Plan.Unnest u -> {
        Plan input = plan(u.input(), asWritten);
        long[] keys =
            u.lists().stream()
                .mapToLong(l -> numbering.hashing().sequence(l.arguments()))
                .toArray();
        List<Plan.Unnested> lists = new ArrayList<>();
        for (int i : Numbering.order(keys)) {
          Plan.Unnested l = u.lists().get(i);
          List<Expr> arguments = numbering.sequence(l.arguments());
          lists.add(new Plan.Unnested(numbering.number(l.column()), arguments, l.argumentNames()));
        }
        yield new Plan.Unnest(input, lists);
      }
      case Plan.TableFunction f -> {
        List<Expr> arguments = numbering.sequence(f.arguments());
        yield new Plan.TableFunction(
            f.name(),
            arguments,
            f.argumentNames(),
            f.ordinality(),
            numbering.number(f.columns()),
            f.ordinals(),
            f.width());
      }
      case Plan.Sampled s -> new Plan.Sampled(plan(s.input(), asWritten), s.sample());
      case Plan.Pivot p -> {
        Plan input = plan(p.input(), asWritten);
        List<Plan.Definition> groups = definitions(p.groups(), Lowering.upTo(p.groups().size()));
        List<AggregateCall> calls = new ArrayList<>();
        p.calls().forEach(c -> calls.add(call(c)));
        yield new Plan.Pivot(input, groups, numberCalls(p.calls(), calls));
      }
      case Plan.Unpivot u -> {
        Plan input = plan(u.input(), asWritten);
        List<Plan.Definition> kept = definitions(u.kept(), Lowering.upTo(u.kept().size()));
        List<Plan.Entry> entries = new ArrayList<>();
        u.entries()
            .forEach(e -> entries.add(new Plan.Entry(e.name(), numbering.sequence(e.values()))));
        yield new Plan.Unpivot(input, u.nulls(), kept, numbering.number(u.columns()), entries);
      }
      case Plan.Recursive r -> {
        int id = numbering.number(r.id());
        Plan.Branch first = branch(r.first(), asWritten);
        Plan.Branch step = branch(r.step(), asWritten);
        yield new Plan.Recursive(
            id, r.rounds(), numbering.number(r.columns()), first, step, r.usingKey());
      }
      case Plan.Back b -> {
        int id = numbering.numberOf(b.id());
        yield new Plan.Back(id, numbering.number(b.columns()), b.ordinals());
      }
      case Plan.Shared s -> {
        Plan.Branch query = branch(s.query(), true);
        int id = numbering.number(s.id());
        yield new Plan.Shared(id, query, plan(s.input(), asWritten));
      }
      case Plan.AsWritten a -> new Plan.AsWritten(plan(a.input(), true));
    };
  }

  private Plan.Branch branch(Plan.Branch b, boolean asWritten) {
    Plan plan = plan(b.plan(), asWritten);
    return new Plan.Branch(plan, numbering.sequence(b.outputs()));
  }

  private Plan scan(Plan.Scan s) {
    List<Integer> order = Lowering.upTo(s.names().size());
    order.sort((a, b) -> s.names().get(a).compareTo(s.names().get(b)));
    List<Plan.Column> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i : order) {
      columns.add(numbering.number(s.columns().get(i)));
      names.add(s.names().get(i));
    }
    return new Plan.Scan(s.table(), columns, names);
  }

  private Plan join(Plan.Join j, boolean asWritten) {
    List<Plan> inputs = new ArrayList<>();
    if (asWritten || j.inputs().size() < 2) {
      j.inputs().forEach(i -> inputs.add(plan(i, asWritten)));
    } else {
      long[] keys = numbering.hashing().inputKeys(j);
      for (int i : InputOrder.of(j.inputs(), keys)) {
        inputs.add(plan(j.inputs().get(i), false));
      }
    }
    EqualColumns equal = numbering.mergesEqualColumns() ? EqualColumns.of(j) : EqualColumns.NONE;
    List<Expr> others = new ArrayList<>();
    for (Expr conjunct : j.conjuncts()) {
      if (!equal.isAbout(conjunct)) {
        others.add(conjunct);
      }
    }
    List<Expr> conjuncts = new ArrayList<>();
    for (List<Integer> same : equal.classes()) {
      List<Integer> byNumber = new ArrayList<>(same);
      byNumber.sort((a, b) -> Integer.compare(numbering.numberOf(a), numbering.numberOf(b)));
      int first = byNumber.getFirst();
      for (int other : byNumber.subList(1, byNumber.size())) {
        Expr.Ref type = equal.ref(other);
        conjuncts.add(
            new Expr.Compare(
                ComparisonOperator.EQUAL,
                new Expr.Ref(numbering.numberOf(first), type.type()),
                new Expr.Ref(numbering.numberOf(other), type.type())));
      }
    }
    conjuncts.sort((a, b) ->
        Integer.compare(
            ((Expr.Ref) ((Expr.Compare) a).right()).column(),
            ((Expr.Ref) ((Expr.Compare) b).right()).column()));
    for (List<Integer> same : equal.classes()) {
      int first = same.getFirst();
      for (int column : same) {
        if (numbering.numberOf(column) < numbering.numberOf(first)) {
          first = column;
        }
      }
      for (int column : same) {
        numbering.same(column, first);
      }
    }
    conjuncts.addAll(numbering.bag(others));
    return new Plan.Join(inputs, conjuncts);
  }

  /// A chain of LEFT joins is put in order as far as no condition reads what comes later.
  private Plan outer(Plan.Outer o, boolean asWritten) {
    if (asWritten || o.kept() != Plan.Kept.LEFT) {
      boolean swap =
          !asWritten
              && o.kept() == Plan.Kept.BOTH
              && numbering.hashing().hash(o.left()) > numbering.hashing().hash(o.right());
      Plan left = plan(swap ? o.right() : o.left(), asWritten);
      Plan right = plan(swap ? o.left() : o.right(), asWritten);
      return new Plan.Outer(o.kept(), left, right, numbering.bag(o.on()));
    }
    List<Plan.Outer> chain = new ArrayList<>();
    Plan base = o;
    while (base instanceof Plan.Outer left && left.kept() == Plan.Kept.LEFT) {
      chain.addFirst(left);
      base = left.left();
    }
    Plan built = plan(base, false);
    while (!chain.isEmpty()) {
      Plan.Outer joined = chain.remove(InputOrder.nextOuter(chain, numbering.hashing()));
      Plan right = plan(joined.right(), false);
      built = new Plan.Outer(Plan.Kept.LEFT, built, right, numbering.bag(joined.on()));
    }
    return built;
  }

  private List<Plan.Definition> definitions(List<Plan.Definition> list, List<Integer> order) {
    List<Expr> values = new ArrayList<>();
    order.forEach(i -> values.add(numbering.expr(list.get(i).expression())));
    List<Plan.Definition> built = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      built.add(
          new Plan.Definition(numbering.number(list.get(order.get(i)).column()), values.get(i)));
    }
    return built;
  }

  private Plan aggregate(Plan.Aggregate a, boolean asWritten) {
    // A UNION shows the first of several values that are equal and not the same.
    Plan input =
        a.input() instanceof Plan.SetOperation s
                && Duplicates.onlyRemoves(a)
                && !Duplicates.onlyRemovesSame(a)
            ? setOperation(s, asWritten, true)
            : plan(a.input(), asWritten);
    List<Integer> order =
        numbering.order(a.keys().stream().map(Plan.Definition::expression).toList());
    long[] callKeys = new long[a.calls().size()];
    for (int i = 0; i < callKeys.length; i++) {
      AggregateCall c = a.calls().get(i);
      callKeys[i] =
          c.name().equals(FunctionNames.GROUPING) ? 0 : CallHashing.hash(c, numbering.hashing());
    }
    List<AggregateCall> ordered = new ArrayList<>();
    Numbering.order(callKeys).forEach(i -> ordered.add(a.calls().get(i)));
    // All but GROUPING is computed from the input, so it is built before the keys have numbers.
    List<AggregateCall> built = new ArrayList<>();
    ordered.stream().filter(c -> !isGrouping(c)).forEach(c -> built.add(call(c)));
    List<Plan.Definition> keys = definitions(a.keys(), order);
    List<List<Integer>> sets = new ArrayList<>();
    for (List<Integer> set : a.sets()) {
      sets.add(set.stream().map(order::indexOf).sorted().toList());
    }
    sets.sort((x, y) -> x.toString().compareTo(y.toString()));
    List<AggregateCall> calls =
        new ArrayList<>(numberCalls(ordered.stream().filter(c -> !isGrouping(c)).toList(), built));
    ordered.stream()
        .filter(PlanNumbering::isGrouping)
        .forEach(c -> calls.add(call(c).as(numbering.number(c.column()))));
    return new Plan.Aggregate(input, keys, sets, calls);
  }

  private static boolean isGrouping(AggregateCall c) {
    return c.name().equals(FunctionNames.GROUPING);
  }

  private List<AggregateCall> numberCalls(List<AggregateCall> from, List<AggregateCall> built) {
    List<AggregateCall> numbered = new ArrayList<>();
    for (int i = 0; i < built.size(); i++) {
      numbered.add(built.get(i).as(numbering.number(from.get(i).column())));
    }
    return numbered;
  }

  private List<WindowCall> numberWindows(Plan.Windows w, long[] keys, List<WindowCall> built) {
    List<WindowCall> numbered = new ArrayList<>();
    List<Integer> order = Numbering.order(keys);
    for (int i = 0; i < built.size(); i++) {
      numbered.add(built.get(i).as(numbering.number(w.calls().get(order.get(i)).column())));
    }
    return numbered;
  }

  private AggregateCall call(AggregateCall c) {
    return new AggregateCall(
        c.column(),
        c.name(),
        numbering.sequence(c.arguments()),
        c.argumentNames(),
        c.duplicates(),
        numbering.sortKeys(c.orderBy()),
        numbering.bag(c.filter()),
        c.traits(),
        c.type());
  }

  private WindowCall call(WindowCall c) {
    return new WindowCall(
        c.column(),
        c.name(),
        numbering.sequence(c.arguments()),
        c.argumentNames(),
        c.duplicates(),
        numbering.sortKeys(c.argumentOrder()),
        numbering.bag(c.filter()),
        c.nulls(),
        numbering.bag(c.partitionBy()),
        numbering.sortKeys(c.orderBy()),
        c.frame()
            .map(f ->
                new WindowCall.WindowFrame(
                    f.unit(), bound(f.start()), bound(f.end()), f.exclusion())),
        c.traits(),
        c.type());
  }

  private WindowCall.Bound bound(WindowCall.Bound b) {
    return new WindowCall.Bound(b.edge(), b.distance().map(numbering::expr));
  }

  /// Whether the first branch says which of several equal values comes out.
  private static boolean keepsFirst(Plan.SetOperation s) {
    return switch (s.kind()) {
      case UNION_ALL, EXCEPT, EXCEPT_ALL -> false;
      case INTERSECT, INTERSECT_ALL ->
          !s.columns().stream().allMatch(c -> Determined.equalMeansSame(c.type()));
    };
  }

  private Plan setOperation(Plan.SetOperation s, boolean asWritten, boolean keepsOrder) {
    Hashing hashing = numbering.hashing();
    hashing.hash(s);
    List<Integer> columnOrder;
    List<Integer> branchOrder = Lowering.upTo(s.branches().size());
    if (asWritten) {
      columnOrder = Lowering.upTo(s.columns().size());
    } else {
      long[] colours = s.columns().stream().mapToLong(c -> hashing.colour(c.id())).toArray();
      columnOrder = Numbering.order(colours);
      long[] keys = new long[s.branches().size()];
      boolean firstStays = s.kind() == Plan.SetKind.EXCEPT || s.kind() == Plan.SetKind.EXCEPT_ALL;
      for (int i = 0; i < keys.length; i++) {
        Plan.Branch b = s.branches().get(i);
        long h = hashing.hash(b.plan());
        for (int c : columnOrder) {
          h = Hashing.mix(h, hashing.hash(b.outputs().get(c)));
        }
        keys[i] = firstStays && i == 0 ? Long.MIN_VALUE : h;
      }
      branchOrder = keepsOrder ? branchOrder : Numbering.order(keys);
    }
    List<Plan.Branch> branches = new ArrayList<>();
    for (int i : branchOrder) {
      Plan.Branch b = s.branches().get(i);
      List<Expr> outputs = new ArrayList<>();
      columnOrder.forEach(c -> outputs.add(b.outputs().get(c)));
      branches.add(branch(new Plan.Branch(b.plan(), outputs), asWritten));
    }
    List<Plan.Column> columns = new ArrayList<>();
    columnOrder.forEach(c -> columns.add(numbering.number(s.columns().get(c))));
    return new Plan.SetOperation(s.kind(), columns, branches);
  }
}
