package dev.weir.compile.normal;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/// Which columns a plan defines for those above it, and which are read.
public final class Columns {
  private static final Predicate<Expr> VOLATILE = Columns::isVolatile;
  private static final Predicate<Plan> VOLATILE_PLAN = Columns::isVolatile;

  private static final Plan NOTHING = new Plan.Join(List.of(), List.of());

  private Columns() {}

  /// The columns that can be referred to above a plan.
  public static BitSet defined(Plan plan) {
    BitSet out = new BitSet();
    addDefined(plan, out);
    return out;
  }

  private static void addDefined(Plan plan, BitSet out) {
    switch (plan) {
      case Plan.Scan s -> add(s.columns(), out);
      case Plan.Values v -> add(v.columns(), out);
      case Plan.Join j -> j.inputs().forEach(i -> addDefined(i, out));
      case Plan.Outer o -> {
        addDefined(o.left(), out);
        addDefined(o.right(), out);
      }
      case Plan.OrderedJoin o -> {
        addDefined(o.left(), out);
        addDefined(o.right(), out);
      }
      case Plan.Extend e -> {
        addDefined(e.input(), out);
        e.definitions().forEach(d -> out.set(d.column()));
      }
      case Plan.Aggregate a -> {
        a.keys().forEach(k -> out.set(k.column()));
        a.calls().forEach(c -> out.set(c.column()));
      }
      case Plan.Windows w -> {
        addDefined(w.input(), out);
        w.calls().forEach(c -> out.set(c.column()));
      }
      case Plan.DistinctOn d -> addDefined(d.input(), out);
      case Plan.Sort s -> addDefined(s.input(), out);
      case Plan.Limit l -> addDefined(l.input(), out);
      case Plan.SetOperation s -> add(s.columns(), out);
      case Plan.Unnest u -> {
        addDefined(u.input(), out);
        u.lists().forEach(l -> out.set(l.column().id()));
      }
      case Plan.TableFunction f -> add(f.columns(), out);
      case Plan.Sampled s -> addDefined(s.input(), out);
      case Plan.Pivot p -> {
        p.groups().forEach(g -> out.set(g.column()));
        p.calls().forEach(c -> out.set(c.column()));
      }
      case Plan.Unpivot u -> {
        u.kept().forEach(k -> out.set(k.column()));
        add(u.columns(), out);
      }
      case Plan.Recursive r -> add(r.columns(), out);
      case Plan.Back b -> add(b.columns(), out);
      case Plan.Shared s -> addDefined(s.input(), out);
      case Plan.AsWritten a -> addDefined(a.input(), out);
    }
  }

  private static void add(List<Plan.Column> columns, BitSet out) {
    for (Plan.Column c : columns) {
      out.set(c.id());
    }
  }

  /// The columns that an expression reads, inside its subqueries too, those they define included.
  public static BitSet read(Expr e) {
    Reader reader = new Reader();
    reader.expr(e);
    return reader.columns;
  }

  /// The columns that expressions read.
  static BitSet read(List<Expr> list) {
    Reader reader = new Reader();
    list.forEach(reader::expr);
    return reader.columns;
  }

  /// The columns that a plan reads anywhere inside, its own included.
  static BitSet read(Plan p) {
    Reader reader = new Reader();
    reader.plan(p);
    return reader.columns;
  }

  /// Whether any column of one set is in the other.
  static boolean within(BitSet some, BitSet all) {
    for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
      if (!all.get(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether an expression gives another value each time it is computed.
  static boolean isVolatile(Expr e) {
    if (e instanceof Expr.Shared s) {
      return s.odd().isVolatile();
    }
    return e instanceof Expr.Call c && c.traits().isVolatile()
        || Children.any(e, VOLATILE, VOLATILE_PLAN);
  }

  /// Whether an aggregate gives another value each time it is computed.
  static boolean isVolatile(AggregateCall c) {
    return isVolatile(new Plan.Aggregate(NOTHING, List.of(), List.of(), List.of(c)));
  }

  /// Whether a window function gives another value each time it is computed.
  static boolean isVolatile(WindowCall c) {
    return isVolatile(new Plan.Windows(NOTHING, List.of(c)));
  }

  private static boolean isVolatile(Plan p) {
    Reader reader = new Reader();
    reader.plan(p);
    return reader.volatileSeen;
  }

  /// What keeps a query as it is written: whether it gives other rows each time it is run, and
  /// whether it names a collation, under which texts that are equal are not the same.
  record Oddities(boolean isVolatile, boolean collates) {
    boolean any() {
      return isVolatile || collates;
    }
  }

  /// The oddities of a query.
  static Oddities oddities(Body body) {
    Reader reader = new Reader();
    body.outputs().forEach(reader::expr);
    reader.plan(body.plan());
    return new Oddities(reader.volatileSeen, reader.collationSeen);
  }

  /// The oddities of an expression.
  static Oddities oddities(Expr e) {
    Reader reader = new Reader();
    reader.expr(e);
    return new Oddities(reader.volatileSeen, reader.collationSeen);
  }

  /// The greatest number that a query uses for a column.
  static int greatest(Body body) {
    int[] greatest = {0};
    new Object() {
      private final Rewriting walk = new Rewriting(this::expr, this::plan);

      Expr expr(Expr e) {
        switch (e) {
          case Expr.Ref r -> greatest[0] = Math.max(greatest[0], r.column());
          case Expr.Lambda l -> l.parameters().forEach(p -> greatest[0] = Math.max(greatest[0], p));
          default -> {}
        }
        return walk.children(e);
      }

      Plan plan(Plan p) {
        greatest[0] = Math.max(greatest[0], defined(p).length());
        switch (p) {
          case Plan.Recursive r -> greatest[0] = Math.max(greatest[0], r.id());
          case Plan.Shared s -> greatest[0] = Math.max(greatest[0], s.id());
          default -> {}
        }
        return walk.children(p);
      }

      void body(Body b) {
        b.outputs().forEach(this::expr);
        plan(b.plan());
      }
    }.body(body);
    return greatest[0];
  }

  /// Whether a subquery stands in the expression.
  static boolean hasPlan(Expr e) {
    return e instanceof Expr.Shared s
        ? s.odd().hasPlan()
        : Children.any(e, Columns::hasPlan, p -> true);
  }

  private static final class Reader {
    private final BitSet columns = new BitSet();
    private boolean volatileSeen;
    private boolean collationSeen;
    private final Predicate<Expr> onExpr = this::see;
    private final Predicate<Plan> onPlan = this::see;
    private final Rewriting rewriting = new Rewriting(this::expr, this::plan);

    Expr expr(Expr e) {
      see(e);
      return e;
    }

    /// Goes on into the children; never satisfied.
    private boolean see(Expr e) {
      if (e instanceof Expr.Ref r) {
        columns.set(r.column());
        return false;
      }
      if (e instanceof Expr.Shared s) {
        columns.or(s.reads());
        volatileSeen |= s.odd().isVolatile();
        collationSeen |= s.odd().collates();
        return false;
      }
      if (e instanceof Expr.Call c && c.traits().isVolatile()) {
        volatileSeen = true;
      }
      collationSeen |= e instanceof Expr.Collate;
      return Children.any(e, onExpr, onPlan);
    }

    Plan plan(Plan p) {
      if (p instanceof Plan.Sampled s && s.sample().seed().isEmpty()) {
        volatileSeen = true;
      }
      return rewriting.children(p);
    }

    private boolean see(Plan p) {
      plan(p);
      return false;
    }
  }
}
