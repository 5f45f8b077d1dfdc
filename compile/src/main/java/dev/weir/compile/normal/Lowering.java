package dev.weir.compile.normal;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bound relation to [Body]: names, aliases, derived tables and plain CTEs disappear because a
/// column of one is replaced by what it stands for. A block becomes a chain of plans in SQL's
/// order.
///
/// One instance per query; not thread-safe.
final class Lowering {
  /// Beyond this many columns, CTEs that are read again are kept as [Plan.Shared]: a chain of CTEs
  /// that each read the one before twice would not end otherwise.
  private static final int LARGEST = 2_000;

  /// The same for this many expressions.
  private static final int MOST_EXPRESSIONS = 50_000;

  private final Map<Integer, List<Expr>> sources = new HashMap<>();
  private final Map<Integer, Cte> ctes = new HashMap<>();
  private final Map<Integer, List<Integer>> lambdas = new HashMap<>();
  private int columns;
  private int expressions;
  boolean volatileSeen;

  /// Whether a collation is named anywhere.
  boolean collationSeen;

  private static final class Cte {
    private static final int WRITTEN_OUT = -1;

    private final Relation.Cte definition;
    private int size;
    private int expressions;
    private int back = WRITTEN_OUT;

    Cte(Relation.Cte definition) {
      this.definition = definition;
    }
  }

  /// A number for one more column.
  int newColumn() {
    return columns++;
  }

  /// Notes that one more expression is lowered.
  void count() {
    expressions++;
  }

  /// How many columns there are.
  int columnCount() {
    return columns;
  }

  /// A new column as a reference.
  Expr.Ref newRef(DataType type) {
    return new Expr.Ref(newColumn(), type);
  }

  /// States what the columns of a FROM item stand for.
  void define(int source, List<Expr> values) {
    sources.put(source, Rewriting.each(values, Sharing::of));
  }

  /// What a column of a FROM item stands for.
  Expr column(int source, int ordinal) {
    List<Expr> values = sources.get(source);
    if (values == null || ordinal >= values.size()) {
      throw broken("column " + ordinal + " of FROM item " + source + " is not in scope");
    }
    return values.get(ordinal);
  }

  /// What the columns of a FROM item stand for.
  List<Expr> columns(int source) {
    List<Expr> values = sources.get(source);
    if (values == null) {
      throw broken("FROM item " + source + " is not in scope");
    }
    return values;
  }

  void defineLambda(int lambda, List<Integer> parameters) {
    lambdas.put(lambda, parameters);
  }

  /// A parameter of a lambda, under the type that it has where it is used.
  Expr lambdaParameter(int lambda, int index, DataType type) {
    List<Integer> parameters = lambdas.get(lambda);
    if (parameters == null || index >= parameters.size()) {
      throw broken("parameter " + index + " of lambda " + lambda + " is not in scope");
    }
    return new Expr.Ref(parameters.get(index), type);
  }

  static WeirException broken(String why) {
    return new WeirException(ErrorCode.INTERNAL, "the bound relation is not consistent: " + why);
  }

  Body lower(Relation relation) {
    return switch (relation) {
      case Relation.With w -> with(w);
      case Relation.Select s -> new BlockLowering(this).lower(s);
      case Relation.SetOperation s -> setOperation(s);
      case Relation.Ordered o -> ordered(o);
      case Relation.Values v -> values(v);
    };
  }

  private Body with(Relation.With w) {
    List<Cte> here = new ArrayList<>();
    for (Relation.Cte definition : w.ctes()) {
      Cte cte = new Cte(definition);
      ctes.put(definition.id(), cte);
      here.add(cte);
    }
    Body body = lower(w.body());
    Plan plan = body.plan();
    for (Cte cte : here.reversed()) {
      if (cte.back != Cte.WRITTEN_OUT) {
        plan = new Plan.Shared(cte.back, branch(lower(cte.definition.query())), plan);
      }
    }
    return new Body(plan, body.outputs());
  }

  /// What a read of a CTE stands for: the CTE written out, under new columns each time.
  Body readCte(int id, List<DataType> types) {
    Cte cte = ctes.get(id);
    if (cte == null) {
      throw broken("CTE " + id + " is not in scope");
    }
    if (cte.back != Cte.WRITTEN_OUT) {
      return back(cte.back, types);
    }
    if (cte.definition.kind() == Relation.Cte.Kind.RECURSIVE) {
      return recursive(cte.definition);
    }
    if (cte.size > 0
        && (columns + cte.size > LARGEST || expressions + cte.expressions > MOST_EXPRESSIONS)) {
      cte.back = newColumn();
      return back(cte.back, types);
    }
    boolean volatileBefore = volatileSeen;
    volatileSeen = false;
    int before = columns;
    int expressionsBefore = expressions;
    Body body = lower(cte.definition.query());
    cte.size = Math.max(1, columns - before);
    cte.expressions = expressions - expressionsBefore;
    if (volatileSeen) {
      cte.back = newColumn();
      return back(cte.back, types);
    }
    volatileSeen = volatileBefore;
    return body;
  }

  private Body back(int id, List<DataType> types) {
    List<Expr> outputs = new ArrayList<>();
    List<Plan.Column> read = new ArrayList<>();
    List<Integer> ordinals = new ArrayList<>();
    for (DataType type : types) {
      Expr.Ref ref = newRef(type);
      outputs.add(ref);
      read.add(new Plan.Column(ref.column(), type));
      ordinals.add(ordinals.size());
    }
    return new Body(new Plan.Back(id, read, ordinals), outputs);
  }

  private Body recursive(Relation.Cte cte) {
    if (!(cte.query() instanceof Relation.SetOperation union)
        || union.kind() != Relation.SetOperation.Kind.UNION
        || union.inputs().size() < 2) {
      // A WITH RECURSIVE that does not read itself is a plain CTE.
      return lower(cte.query());
    }
    List<Relation> inputs = union.inputs();
    Relation first =
        inputs.size() == 2
            ? inputs.getFirst()
            : new Relation.SetOperation(
                union.kind(),
                union.duplicates(),
                union.matching(),
                inputs.subList(0, inputs.size() - 1),
                union.columns());
    List<DataType> types = cte.columns().stream().map(c -> c.type()).toList();
    Plan.Branch start = cast(lower(first), types);
    int id = newColumn();
    Cte inside = new Cte(cte);
    inside.back = id;
    Cte outside = ctes.put(cte.id(), inside);
    Plan.Branch step = cast(lower(inputs.getLast()), types);
    if (outside != null) {
      ctes.put(cte.id(), outside);
    }
    if (!cte.usingKey().isEmpty()) {
      start = new Plan.Branch(new Plan.AsWritten(start.plan()), start.outputs());
      step = new Plan.Branch(new Plan.AsWritten(step.plan()), step.outputs());
    }
    List<Expr> outputs = new ArrayList<>();
    List<Plan.Column> made = new ArrayList<>();
    for (DataType type : types) {
      Expr.Ref ref = newRef(type);
      outputs.add(ref);
      made.add(new Plan.Column(ref.column(), type));
    }
    Plan.Rounds rounds =
        union.duplicates() == Relation.SetOperation.Duplicates.KEEP
            ? Plan.Rounds.KEEP
            : Plan.Rounds.REMOVE;
    return new Body(new Plan.Recursive(id, rounds, made, start, step, cte.usingKey()), outputs);
  }

  static Plan.Branch branch(Body body) {
    return new Plan.Branch(body.plan(), body.outputs());
  }

  /// A branch with the implicit casts written out.
  private static Plan.Branch cast(Body body, List<DataType> types) {
    List<Expr> outputs = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      outputs.add(cast(body.outputs().get(i), types.get(i)));
    }
    return new Plan.Branch(body.plan(), outputs);
  }

  static Expr cast(Expr value, DataType type) {
    return value.type().equals(type) ? value : new Expr.Cast(CastMode.STRICT, value, type);
  }

  private Body setOperation(Relation.SetOperation s) {
    List<DataType> types = s.types();
    List<Plan.Branch> branches = new ArrayList<>();
    for (Relation input : s.inputs()) {
      Body body = lower(input);
      branches.add(
          s.matching() == Relation.SetOperation.Matching.BY_POSITION
              ? cast(body, types)
              : byName(body, input, s));
    }
    List<Plan.Column> made = new ArrayList<>();
    List<Expr> outputs = new ArrayList<>();
    for (DataType type : types) {
      Expr.Ref ref = newRef(type);
      made.add(new Plan.Column(ref.column(), type));
      outputs.add(ref);
    }
    boolean all = s.duplicates() == Relation.SetOperation.Duplicates.KEEP;
    Plan.SetKind kind =
        switch (s.kind()) {
          case UNION -> Plan.SetKind.UNION_ALL;
          case INTERSECT -> all ? Plan.SetKind.INTERSECT_ALL : Plan.SetKind.INTERSECT;
          case EXCEPT -> all ? Plan.SetKind.EXCEPT_ALL : Plan.SetKind.EXCEPT;
        };
    Body body = new Body(new Plan.SetOperation(kind, made, branches), outputs);
    return s.kind() == Relation.SetOperation.Kind.UNION && !all ? distinct(body) : body;
  }

  private static Plan.Branch byName(Body body, Relation input, Relation.SetOperation s) {
    List<Expr> outputs = new ArrayList<>();
    for (dev.weir.model.Column wanted : s.columns()) {
      Expr value = new Expr.Constant(wanted.type(), Optional.empty());
      for (int i = 0; i < input.columns().size(); i++) {
        if (Identifiers.same(input.columns().get(i).name(), wanted.name())) {
          value = cast(body.outputs().get(i), wanted.type());
          break;
        }
      }
      outputs.add(value);
    }
    return new Plan.Branch(body.plan(), outputs);
  }

  /// Each combination of outputs once. Constants are no keys unless there is nothing else.
  Body distinct(Body body) {
    Map<Expr, Expr> keyed = new HashMap<>();
    List<Plan.Definition> keys = new ArrayList<>();
    List<Expr> outputs = new ArrayList<>();
    boolean onlyConstants = body.outputs().stream().allMatch(Expr.Constant.class::isInstance);
    for (Expr output : body.outputs()) {
      if (output instanceof Expr.Constant && !onlyConstants) {
        outputs.add(output);
        continue;
      }
      Expr key = keyed.get(output);
      if (key == null) {
        Expr.Ref ref = newRef(output.type());
        keys.add(new Plan.Definition(ref.column(), output));
        keyed.put(output, ref);
        key = ref;
      }
      outputs.add(key);
    }
    return new Body(
        new Plan.Aggregate(body.plan(), keys, List.of(upTo(keys.size())), List.of()), outputs);
  }

  static List<Integer> upTo(int count) {
    List<Integer> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(i);
    }
    return all;
  }

  private Body ordered(Relation.Ordered o) {
    Body body = lower(o.input());
    BlockLowering block = new BlockLowering(this);
    block.outputs = body.outputs();
    List<SortBy> order = block.sortKeys(o.orderBy());
    return new Body(block.orderAndLimit(body.plan(), order, o.limit(), false), body.outputs());
  }

  private Body values(Relation.Values v) {
    BlockLowering block = new BlockLowering(this);
    List<DataType> types = v.types();
    List<List<Expr>> rows = new ArrayList<>();
    for (var row : v.rows()) {
      List<Expr> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(cast(block.lower(row.get(i)), types.get(i)));
      }
      rows.add(values);
    }
    if (rows.size() == 1 && !volatileSeen) {
      return new Body(new Plan.Join(List.of(), List.of()), rows.getFirst());
    }
    List<Plan.Column> made = new ArrayList<>();
    List<Expr> outputs = new ArrayList<>();
    for (DataType type : types) {
      Expr.Ref ref = newRef(type);
      made.add(new Plan.Column(ref.column(), type));
      outputs.add(ref);
    }
    return new Body(new Plan.Values(made, rows), outputs);
  }
}
