package dev.weir.compile.normal;

import static dev.weir.compile.normal.Hashing.mix;
import static dev.weir.compile.normal.Hashing.spread;
import static dev.weir.compile.normal.Hashing.text;
import static dev.weir.compile.normal.Hashing.type;

import dev.weir.model.relation.JoinKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The half of [Hashing] that is about plans: hashing one colours the columns that it defines.
final class PlanHashing {
  private final Hashing hashing;

  /// Each level of a plan asks for the hashes of all below it.
  private final IdentityHashMap<Plan.Scan, long[]> scans = new IdentityHashMap<>();

  PlanHashing(Hashing hashing) {
    this.hashing = hashing;
  }

  long hash(Plan plan) {
    return switch (plan) {
      case Plan.Scan s -> scan(s);
      case Plan.Values v -> {
        long h = mix(101, v.columns().size());
        long rows = 0;
        for (List<Expr> row : v.rows()) {
          rows += spread(hashing.sequence(row));
        }
        h = mix(h, rows);
        yield columns(h, v.columns());
      }
      case Plan.Join j -> join(j);
      case Plan.Outer o -> outer(o);
      case Plan.OrderedJoin o -> {
        long h = mix(mix(105, JoinKind.valid().indexOf(o.kind())), hash(o.left()));
        h = mix(h, hash(o.right()));
        yield mix(h, hashing.bag(o.on()));
      }
      case Plan.Extend e -> {
        long h = mix(106, hash(e.input()));
        for (Plan.Definition d : e.definitions()) {
          long value = mix(h, hashing.hash(d.expression()));
          hashing.paint(d.column(), value);
        }
        long sum = 0;
        for (Plan.Definition d : e.definitions()) {
          sum += spread(hashing.colour(d.column()));
        }
        yield mix(h, sum);
      }
      case Plan.Aggregate a -> aggregate(a);
      case Plan.Windows w -> {
        long h = mix(108, hash(w.input()));
        long sum = 0;
        for (WindowCall c : w.calls()) {
          long value = mix(h, CallHashing.hash(c, hashing));
          hashing.paint(c.column(), value);
          sum += spread(value);
        }
        yield mix(h, sum);
      }
      case Plan.DistinctOn d -> {
        long h = mix(109, hash(d.input()));
        yield mix(mix(h, hashing.bag(d.keys())), hashing.sortKeys(d.order()));
      }
      case Plan.Sort s -> {
        long h = mix(110, hash(s.input()));
        yield mix(h, hashing.sortKeys(s.keys()));
      }
      case Plan.Limit l -> {
        long h = mix(111, hash(l.input()));
        h = mix(mix(h, hashing.sortKeys(l.order())), l.unit().ordinal());
        yield mix(mix(h, hashing.maybe(l.count())), hashing.maybe(l.offset()));
      }
      case Plan.SetOperation s -> setOperation(s);
      case Plan.Unnest u -> {
        long h = mix(113, hash(u.input()));
        long sum = 0;
        for (Plan.Unnested l : u.lists()) {
          long value = mix(h, hashing.sequence(l.arguments()));
          hashing.paint(l.column().id(), value);
          sum += spread(value);
        }
        yield mix(h, sum);
      }
      case Plan.TableFunction f -> {
        long h = mix(mix(114, text(f.name())), hashing.sequence(f.arguments()));
        for (String name : f.argumentNames()) {
          h = mix(h, text(name));
        }
        h = mix(mix(h, f.ordinality().ordinal()), f.width());
        for (int i = 0; i < f.columns().size(); i++) {
          hashing.paint(f.columns().get(i).id(), mix(h, f.ordinals().get(i)));
        }
        yield h;
      }
      case Plan.Sampled s -> mix(mix(115, hash(s.input())), text(s.sample().toString()));
      case Plan.Pivot p -> {
        long h = mix(116, hash(p.input()));
        yield definitions(h, p.groups(), p.calls());
      }
      case Plan.Unpivot u -> {
        long h = mix(mix(117, u.nulls().ordinal()), hash(u.input()));
        for (Plan.Entry entry : u.entries()) {
          h = mix(mix(h, text(entry.name())), hashing.sequence(entry.values()));
        }
        h = definitions(h, u.kept(), List.of());
        yield columns(h, u.columns());
      }
      case Plan.Recursive r -> {
        long h = mix(mix(118, r.rounds().ordinal()), r.columns().size());
        hashing.paint(r.id(), h);
        h = mix(h, branch(r.first()));
        h = mix(h, branch(r.step()));
        h = mix(h, r.usingKey().hashCode());
        yield columns(h, r.columns());
      }
      case Plan.Back b -> {
        long h = mix(119, hashing.colour(b.id()));
        for (int i = 0; i < b.columns().size(); i++) {
          hashing.paint(b.columns().get(i).id(), mix(h, b.ordinals().get(i)));
        }
        yield h;
      }
      case Plan.Shared s -> {
        long h = mix(120, branch(s.query()));
        hashing.paint(s.id(), h);
        yield mix(h, hash(s.input()));
      }
      case Plan.AsWritten a -> mix(121, hash(a.input()));
    };
  }

  private long columns(long h, List<Plan.Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      hashing.paint(columns.get(i).id(), mix(h, i));
    }
    return h;
  }

  private long branch(Plan.Branch b) {
    long h = hash(b.plan());
    return mix(h, hashing.sequence(b.outputs()));
  }

  private long scan(Plan.Scan s) {
    long[] known = scans.computeIfAbsent(s, PlanHashing::hashes);
    int last = known.length - 1;
    for (int i = 0; i < last; i++) {
      hashing.paint(s.columns().get(i).id(), known[i]);
    }
    return known[last];
  }

  /// Those of a table's columns, and behind them that of the table: texts are hashed once.
  private static long[] hashes(Plan.Scan s) {
    int count = s.names().size();
    long[] hashes = new long[count + 1];
    long sum = 0;
    for (int i = 0; i < count; i++) {
      hashes[i] = text(s.names().get(i));
      sum += spread(mix(hashes[i], type(s.columns().get(i).type())));
    }
    long h = mix(mix(100, text(s.table())), sum);
    for (int i = 0; i < count; i++) {
      hashes[i] = mix(h, hashes[i]);
    }
    hashes[count] = h;
    return hashes;
  }

  /// A chain of LEFT joins hashes the same in whatever order: what is joined takes the colour of
  /// its condition.
  private long outer(Plan.Outer o) {
    if (o.kept() == Plan.Kept.RIGHT) {
      long left = hash(o.left());
      long right = hash(o.right());
      return mix(mix(mix(122, left), right), hashing.bag(o.on()));
    }
    if (o.kept() == Plan.Kept.BOTH) {
      long left = hash(o.left());
      long right = hash(o.right());
      return mix(mix(103, spread(left) + spread(right)), hashing.bag(o.on()));
    }
    List<Plan.Outer> chain = new ArrayList<>();
    Plan base = o;
    while (base instanceof Plan.Outer left && left.kept() == Plan.Kept.LEFT) {
      chain.add(left);
      base = left.left();
    }
    long h = mix(104, hash(base));
    long sum = 0;
    for (Plan.Outer joined : chain.reversed()) {
      long right = hash(joined.right());
      long on = hashing.bag(joined.on());
      hashing.shade(Columns.defined(joined.right()), on);
      sum += spread(mix(right, on));
    }
    return mix(h, sum);
  }

  /// What tells the inputs of a join apart; colours their columns.
  long[] inputKeys(Plan.Join j) {
    long[] inputs = new long[j.inputs().size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = hash(j.inputs().get(i));
    }
    long[] shades = hashing.ties().shades(j, inputs, hashing);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = mix(inputs[i], shades[i]);
    }
    return inputs;
  }

  private long join(Plan.Join j) {
    long sum = 0;
    for (long input : inputKeys(j)) {
      sum += spread(input);
    }
    EqualColumns equal = hashing.mergesEqualColumns() ? EqualColumns.of(j) : EqualColumns.NONE;
    long h = mix(102, sum);
    long conditions = 0;
    for (Expr conjunct : j.conjuncts()) {
      if (!equal.isAbout(conjunct)) {
        conditions += spread(hashing.hash(conjunct));
      }
    }
    for (List<Integer> same : equal.classes()) {
      long colour = 0;
      for (int column : same) {
        colour += spread(hashing.colour(column));
      }
      conditions += spread(colour);
      for (int column : same) {
        hashing.paint(column, colour);
      }
    }
    return mix(h, conditions);
  }

  private long aggregate(Plan.Aggregate a) {
    long h = mix(mix(107, a.sets().size()), hash(a.input()));
    if (a.sets().size() != 1) {
      long sets = 0;
      for (List<Integer> set : a.sets()) {
        long sum = 0;
        for (int key : set) {
          sum += spread(hashing.hash(a.keys().get(key).expression()));
        }
        sets += spread(sum);
      }
      h = mix(h, sets);
    }
    return definitions(h, a.keys(), a.calls());
  }

  private long definitions(long h, List<Plan.Definition> keys, List<AggregateCall> calls) {
    long sum = 0;
    long[] values = new long[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = mix(h, hashing.hash(keys.get(i).expression()));
      sum += spread(values[i]);
    }
    for (int i = 0; i < values.length; i++) {
      hashing.paint(keys.get(i).column(), mix(values[i], 5));
    }
    for (AggregateCall c : calls) {
      long value = mix(h, CallHashing.hash(c, hashing));
      hashing.paint(c.column(), value);
      sum += spread(value);
    }
    long whole = mix(h, sum);
    for (Plan.Definition key : keys) {
      hashing.paint(key.column(), mix(hashing.colour(key.column()), whole));
    }
    for (AggregateCall c : calls) {
      hashing.paint(c.column(), mix(hashing.colour(c.column()), whole));
    }
    return whole;
  }

  /// A column of a set operation is known by what the branches give to it.
  private long setOperation(Plan.SetOperation s) {
    boolean ordered = s.kind() == Plan.SetKind.EXCEPT || s.kind() == Plan.SetKind.EXCEPT_ALL;
    long h = mix(112, s.kind().ordinal());
    long[] perColumn = new long[s.columns().size()];
    long plans = 0;
    for (int b = 0; b < s.branches().size(); b++) {
      Plan.Branch branch = s.branches().get(b);
      long plan = hash(branch.plan()) + (ordered ? Math.min(b, 1) : 0);
      plans += spread(plan);
      for (int i = 0; i < perColumn.length; i++) {
        perColumn[i] += spread(mix(plan, hashing.hash(branch.outputs().get(i))));
      }
    }
    long sum = 0;
    for (long column : perColumn) {
      sum += spread(column);
    }
    h = mix(mix(h, plans), sum);
    for (int i = 0; i < perColumn.length; i++) {
      hashing.paint(s.columns().get(i).id(), mix(h, perColumn[i]));
    }
    return h;
  }
}
