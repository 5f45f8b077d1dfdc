package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rebuilds a query in canonical order under new column numbers. A column's colour becomes its new
/// number as soon as it has one, so that what is built above is put in order by it.
final class Numbering {
  private final Hashing hashing;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final PlanNumbering plans = new PlanNumbering(this);
  private int next;

  /// Shared values under their new numbers, as long as columns keep those.
  private final IdentityHashMap<Expr.Shared, Expr> shared = new IdentityHashMap<>();

  private final boolean allAsWritten;

  Numbering(int columns, Ties ties, boolean allAsWritten) {
    this.hashing = new Hashing(columns, ties);
    this.allAsWritten = allAsWritten;
  }

  Hashing hashing() {
    return hashing;
  }

  /// The next number, for a column.
  int number(int column) {
    int number = next++;
    numbers.put(column, number);
    hashing.paint(column, Hashing.spread(number + 0x5EED0000L));
    return number;
  }

  Plan.Column number(Plan.Column column) {
    return new Plan.Column(number(column.id()), column.type());
  }

  List<Plan.Column> number(List<Plan.Column> columns) {
    List<Plan.Column> numbered = new ArrayList<>(columns.size());
    columns.forEach(c -> numbered.add(number(c)));
    return numbered;
  }

  /// Whether equal columns of a join may stand for each other.
  boolean mergesEqualColumns() {
    return !allAsWritten;
  }

  /// Lets a column be known by the number of another.
  void same(int column, int as) {
    Integer number = numbers.getOrDefault(as, as);
    if (!number.equals(numbers.put(column, number))) {
      shared.clear();
    }
    hashing.paint(column, hashing.colour(as));
  }

  int numberOf(int column) {
    Integer number = numbers.get(column);
    if (number == null) {
      throw new IllegalStateException("column " + column + " is read before it is defined");
    }
    return number;
  }

  /// The positions of expressions in canonical order.
  List<Integer> order(List<Expr> list) {
    long[] keys = new long[list.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = hashing.hash(list.get(i));
    }
    return order(keys);
  }

  static List<Integer> order(long[] keys) {
    List<Integer> order = Lowering.upTo(keys.length);
    order.sort((a, b) -> Long.compare(keys[a], keys[b]));
    return order;
  }

  /// Expressions rebuilt, in canonical order.
  List<Expr> bag(List<Expr> list) {
    if (list.size() < 2) {
      return sequence(list);
    }
    List<Expr> built = new ArrayList<>(list.size());
    order(list).forEach(i -> built.add(expr(list.get(i))));
    return built;
  }

  /// Expressions rebuilt, in their order.
  List<Expr> sequence(List<Expr> list) {
    List<Expr> built = new ArrayList<>(list.size());
    list.forEach(e -> built.add(expr(e)));
    return built;
  }

  List<SortBy> sortKeys(List<SortBy> keys) {
    List<SortBy> built = new ArrayList<>(keys.size());
    keys.forEach(k -> built.add(new SortBy(expr(k.expression()), k.direction(), k.nulls())));
    return built;
  }

  Plan plan(Plan plan, boolean asWritten) {
    return plans.plan(plan, asWritten);
  }

  Expr expr(Expr e) {
    return switch (e) {
      case Expr.Ref r -> new Expr.Ref(numberOf(r.column()), r.type());
      case Expr.Constant c -> c;
      case Expr.Parameter p -> p;
      case Expr.Call c ->
          new Expr.Call(
              c.name(),
              CommutativeOperands.commutes(c) ? bag(c.arguments()) : sequence(c.arguments()),
              c.argumentNames(),
              c.traits(),
              c.type());
      case Expr.Compare c -> compare(c);
      case Expr.Logic l -> new Expr.Logic(l.connective(), bag(l.operands()));
      case Expr.Not n -> new Expr.Not(expr(n.operand()));
      case Expr.IsNull n -> new Expr.IsNull(expr(n.operand()));
      case Expr.Between b -> new Expr.Between(expr(b.value()), expr(b.low()), expr(b.high()));
      case Expr.InList in -> new Expr.InList(expr(in.value()), bag(in.candidates()));
      case Expr.Case c -> {
        Optional<Expr> operand = c.operand().map(this::expr);
        List<Expr.When> whens = new ArrayList<>();
        c.whens().forEach(w -> whens.add(new Expr.When(expr(w.condition()), expr(w.result()))));
        yield new Expr.Case(operand, whens, expr(c.otherwise()), c.type());
      }
      case Expr.Cast c -> new Expr.Cast(c.mode(), expr(c.value()), c.type());
      case Expr.Collate c -> new Expr.Collate(expr(c.value()), c.collation());
      case Expr.Try t -> new Expr.Try(expr(t.value()));
      case Expr.Field f -> new Expr.Field(expr(f.value()), f.field(), f.type());
      case Expr.Lambda l -> {
        List<Integer> parameters = new ArrayList<>();
        l.parameters().forEach(p -> parameters.add(number(p)));
        yield new Expr.Lambda(parameters, expr(l.body()));
      }
      case Expr.Scalar s -> {
        Plan plan = plan(s.plan(), allAsWritten);
        yield new Expr.Scalar(plan, expr(s.output()));
      }
      case Expr.Exists x -> new Expr.Exists(plan(x.plan(), allAsWritten));
      case Expr.Any a -> {
        Expr value = expr(a.value());
        Plan plan = plan(a.plan(), allAsWritten);
        yield new Expr.Any(value, a.operator(), plan, expr(a.output()));
      }
      case Expr.Shared s -> {
        Expr known = shared.get(s);
        if (known == null) {
          known = Sharing.of(expr(s.value()));
          shared.put(s, known);
        }
        yield known;
      }
      case Expr.ArrayOf a -> {
        Plan plan = plan(a.plan(), allAsWritten);
        yield new Expr.ArrayOf(plan, expr(a.output()), a.type());
      }
    };
  }

  private Expr compare(Expr.Compare c) {
    boolean swap =
        ComparisonDirection.isSymmetric(c.operator())
            && !(c.right() instanceof Expr.Constant)
            && hashing.hash(c.left()) > hashing.hash(c.right());
    Expr left = expr(swap ? c.right() : c.left());
    Expr right = expr(swap ? c.left() : c.right());
    return new Expr.Compare(c.operator(), left, right);
  }
}
