package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Applies the [Rules] to a query until nothing changes.
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class Rewriter implements Rule.Context {
  /// More rounds than any sensible query needs; beyond it the form is right, if not the smallest.
  private static final int MOST_ROUNDS = 40;

  /// More changes at one node than any rule set that ends would make.
  private static final int MOST_STEPS = 200;

  private static final Rule.OnExpression NOT_INSIDE =
      Rules.ON_EXPRESSIONS.stream().filter(NotInside.class::isInstance).findFirst().orElseThrow();

  private static final Rule.OnPlan FLAT_JOINS =
      Rules.ON_PLANS.stream().filter(FlatJoins.class::isInstance).findFirst().orElseThrow();

  private final Columns.Oddities odd;
  private final boolean allAsWritten;
  private final Evidence evidence;

  /// Into what is below: as it is written, or free to move.
  private final Rewriting inside = new Rewriting(this::expr, p -> plan(p, true));

  private final Rewriting insideMoving = new Rewriting(this::expr, p -> plan(p, false));

  /// Plans, expressions and lists of conjuncts in which nothing changed: a later round need not
  /// look at them again.
  private final IdentityHashMap<Object, Boolean> done = new IdentityHashMap<>();

  /// What became of shared values, where NOTs are kept and elsewhere.
  private final IdentityHashMap<Expr.Shared, Expr> sharedAsWritten = new IdentityHashMap<>();

  private final IdentityHashMap<Expr.Shared, Expr> sharedMoving = new IdentityHashMap<>();

  private final Arrangement arrangement = new Arrangement();
  private int columns;
  private int plansMet;

  /// Whether the plan at hand makes rows in an order that is observed: engines join in another way
  /// where a condition is the negation of another one, and so in another order.
  private boolean keepsNots;

  /// A query with volatile functions or collations stays as it is written: only what moves nothing
  /// is rewritten.
  Rewriter(int columns, Columns.Oddities odd, Evidence evidence) {
    this.columns = columns;
    this.odd = odd;
    this.allAsWritten = odd.any();
    this.evidence = evidence;
  }

  @Override
  public int newColumn() {
    return columns++;
  }

  @Override
  public Arrangement arrangement() {
    return arrangement;
  }

  @Override
  public boolean isVolatile(Expr e) {
    return odd.isVolatile() && Columns.isVolatile(e);
  }

  @Override
  public boolean hasCollations() {
    return odd.collates();
  }

  int columnCount() {
    return columns;
  }

  Body rewrite(Body body) {
    Body current = new Pruning().apply(body);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Body next = round(current);
      Body pruned = isSame(next, current) ? next : new Pruning().apply(next);
      if (isSame(pruned, current)) {
        return current;
      }
      current = pruned;
    }
    evidence.unsettled("the query", MOST_ROUNDS);
    return current;
  }

  private static boolean isSame(Body a, Body b) {
    return a.plan() == b.plan() && a.outputs() == b.outputs();
  }

  private Body round(Body body) {
    Plan plan = plan(body.plan(), allAsWritten);
    List<Expr> outputs = Rewriting.each(body.outputs(), this::expr);
    while (plan instanceof Plan.Extend x && ComputedAbove.isInlinable(x)) {
      ColumnSubstitution values = ComputedAbove.values(x);
      outputs = outputs.stream().map(values::apply).toList();
      plan = x.input();
    }
    return plan == body.plan() && outputs == body.outputs() ? body : new Body(plan, outputs);
  }

  private Plan plan(Plan plan, boolean asWritten) {
    plansMet++;
    if (Boolean.valueOf(asWritten).equals(done.get(plan))) {
      return plan;
    }
    boolean around = keepsNots;
    keepsNots = asWritten && !allAsWritten;
    Plan result = settled(plan, asWritten);
    keepsNots = around;
    return result;
  }

  private Plan settled(Plan plan, boolean asWritten) {
    Plan current = plan;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Plan next = rewritten(current, asWritten);
      if (next == current) {
        done.put(current, asWritten);
        return current;
      }
      current = next;
    }
    evidence.unsettled("a plan", MOST_ROUNDS);
    return current;
  }

  private Plan rewritten(Plan plan, boolean asWritten) {
    boolean below = asWritten || plan instanceof Plan.AsWritten;
    // A chain of joins is flat before its parts are looked at: else each join looks at all of those
    // below it.
    Plan current = asWritten ? plan : tried(FLAT_JOINS, plan);
    current = (below ? inside : insideMoving).children(current);
    current = conditions(current, asWritten);
    int steps = 0;
    boolean changed = true;
    while (changed && steps++ < MOST_STEPS) {
      changed = false;
      for (Rule.OnPlan rule : Rules.ON_PLANS) {
        if (asWritten && rule.reach() != Rule.Reach.EVERYWHERE) {
          continue;
        }
        Plan next = tried(rule, current);
        changed |= next != current;
        current = next;
      }
    }
    if (changed) {
      evidence.unsettled("a plan's node", MOST_STEPS);
    }
    return current;
  }

  private Plan tried(Rule.OnPlan rule, Plan plan) {
    long start = evidence.start();
    Plan next = rule.apply(plan, this);
    evidence.end(rule, start, next != plan);
    return next;
  }

  private Expr expr(Expr given) {
    if (given instanceof Expr.Ref || given instanceof Expr.Constant || isDone(given)) {
      return given;
    }
    if (given instanceof Expr.Shared s) {
      return shared(s);
    }
    int plansBefore = plansMet;
    Expr result = simplified(given);
    if (plansMet == plansBefore) {
      // Whatever comes out is as simple as it gets, unless a plan inside has more to come.
      done.put(result, !keepsNots);
    }
    return result;
  }

  /// A shared value is worked through to its end by the first who meets it.
  private Expr shared(Expr.Shared s) {
    IdentityHashMap<Expr.Shared, Expr> known = keepsNots ? sharedAsWritten : sharedMoving;
    Expr result = known.get(s);
    if (result == null) {
      Expr value = s.value();
      Expr next = expr(value);
      for (int round = 1; next != value; round++) {
        if (round == MOST_ROUNDS) {
          evidence.unsettled("a shared value", round);
          break;
        }
        value = next;
        next = expr(value);
      }
      result = next == s.value() ? s : Sharing.of(next);
      known.put(s, result);
      if (result instanceof Expr.Shared settled) {
        known.put(settled, settled);
      }
    }
    return result;
  }

  /// What was left as it is because NOTs were kept has more to come where they are not.
  private boolean isDone(Expr e) {
    Boolean all = done.get(e);
    return all != null && (all || keepsNots);
  }

  private Expr simplified(Expr given) {
    // NOT goes in before anything is put in conjunctive form: behind it that would be a disjunctive
    // one.
    Expr e = given instanceof Expr.Not ? tried(NOT_INSIDE, given) : given;
    Expr current = (allAsWritten ? inside : insideMoving).children(e);
    if (current instanceof Expr.Case c && c.operand().isEmpty()) {
      current = caseConditions(c);
    }
    for (Rule.OnExpression rule : Rules.ON_EXPRESSIONS) {
      Expr next = tried(rule, current);
      if (next != current) {
        if (rule instanceof ConjunctiveForm && ConjunctiveForm.isFull(next)) {
          // Its atoms are simple, and it leaves what it makes in order.
          Children.any(next, this::isSimple, p -> false);
          return next;
        }
        return next instanceof Expr.Ref || next instanceof Expr.Constant ? next : expr(next);
      }
    }
    return current;
  }

  /// Notes that an expression is as simple as it gets, unless a plan inside may have more to come.
  private boolean isSimple(Expr e) {
    if (e instanceof Expr.Logic && !Columns.hasPlan(e)) {
      done.put(e, !keepsNots);
    }
    return false;
  }

  private Expr tried(Rule.OnExpression rule, Expr e) {
    if (keepsNots && rule instanceof NotInside) {
      return e;
    }
    long start = evidence.start();
    Expr next = rule.apply(e, this);
    evidence.end(rule, start, next != e);
    return next;
  }

  private Expr caseConditions(Expr.Case c) {
    List<Expr.When> whens =
        Rewriting.each(
            c.whens(),
            w -> {
              Expr condition = condition(w.condition(), allAsWritten);
              return condition == w.condition() ? w : new Expr.When(condition, w.result());
            });
    return whens == c.whens() ? c : new Expr.Case(c.operand(), whens, c.otherwise(), c.type());
  }

  private Plan conditions(Plan plan, boolean asWritten) {
    return switch (plan) {
      case Plan.Join j -> {
        List<Expr> conjuncts = conjuncts(j.conjuncts(), asWritten);
        yield conjuncts == j.conjuncts() ? j : new Plan.Join(j.inputs(), conjuncts);
      }
      case Plan.Outer o -> {
        List<Expr> on = conjuncts(o.on(), asWritten);
        yield on == o.on() ? o : new Plan.Outer(o.kept(), o.left(), o.right(), on);
      }
      case Plan.Aggregate a -> {
        List<AggregateCall> calls =
            Rewriting.each(
                a.calls(),
                c -> {
                  List<Expr> filter = conjuncts(c.filter(), asWritten);
                  return filter == c.filter()
                      ? c
                      : new AggregateCall(
                          c.column(),
                          c.name(),
                          c.arguments(),
                          c.argumentNames(),
                          c.duplicates(),
                          c.orderBy(),
                          filter,
                          c.traits(),
                          c.type());
                });
        yield calls == a.calls() ? a : new Plan.Aggregate(a.input(), a.keys(), a.sets(), calls);
      }
      default -> plan;
    };
  }

  /// Conjuncts simplified together, so that one can absorb another.
  private List<Expr> conjuncts(List<Expr> list, boolean asWritten) {
    if (list.isEmpty() || done.containsKey(list)) {
      return list;
    }
    List<Expr> simple = Rewriting.each(list, e -> condition(e, asWritten));
    Expr together = Conjuncts.and(simple);
    Expr absorbed = together instanceof Expr.Logic ? expr(together) : together;
    List<Expr> result = Conjuncts.of(absorbed);
    if (result.equals(list)) {
      markDone(list, asWritten);
      return list;
    }
    List<Expr> changed = new ArrayList<>(result);
    if (Rewriting.each(changed, e -> condition(e, asWritten)) == changed) {
      markDone(changed, asWritten);
    }
    return changed;
  }

  /// What is done as written may have more to come once it may move.
  private void markDone(List<Expr> conjuncts, boolean asWritten) {
    if (!asWritten) {
      done.put(conjuncts, Boolean.TRUE);
    }
  }

  private Expr condition(Expr e, boolean asWritten) {
    Expr current = e;
    if (current instanceof Expr.Logic l) {
      List<Expr> operands = Rewriting.each(l.operands(), o -> condition(o, asWritten));
      if (operands != l.operands()) {
        current = expr(new Expr.Logic(l.connective(), operands));
      }
      return current;
    }
    for (Rule.OnCondition rule : Rules.ON_CONDITIONS) {
      if (asWritten && rule.reach() != Rule.Reach.EVERYWHERE) {
        continue;
      }
      long start = evidence.start();
      Expr next = rule.apply(current);
      evidence.end(rule, start, next != current);
      if (next != current) {
        return condition(expr(next), asWritten);
      }
    }
    return current;
  }
}
