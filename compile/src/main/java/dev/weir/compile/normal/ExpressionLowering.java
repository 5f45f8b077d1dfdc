package dev.weir.compile.normal;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.UnionType;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Quantifier;
import dev.weir.model.relation.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bound expression to [Expr]. What belongs to the block (aggregates, windows, unnests) is handed
/// to it and leaves a column behind.
final class ExpressionLowering {
  /// The name of several columns of a subquery that are compared at once.
  static final String SIDE_BY_SIDE = "side by side";

  private final Lowering lowering;
  private final BlockLowering block;

  /// Whether what is lowered is read below the block's grouping.
  private boolean below;

  ExpressionLowering(Lowering lowering, BlockLowering block) {
    this.lowering = lowering;
    this.block = block;
  }

  List<Expr> lower(List<Expression> list) {
    List<Expr> lowered = new ArrayList<>(list.size());
    for (Expression e : list) {
      lowered.add(lower(e));
    }
    return lowered;
  }

  /// As it is before the block's grouping.
  Expr lower(Expression e) {
    Optional<Expr> key = below ? Optional.empty() : block.key(e);
    return key.isPresent() ? key.get() : inside(e);
  }

  private Expr inside(Expression e) {
    lowering.count();
    return switch (e) {
      case Expression.Literal l -> new Expr.Constant(l.type(), l.value());
      case Expression.ColumnRef c -> lowering.column(c.source(), c.ordinal());
      case Expression.OutputRef o -> output(o);
      case Expression.LambdaParameter p ->
          lowering.lambdaParameter(p.lambda(), p.index(), p.type());
      case Expression.Parameter p -> new Expr.Parameter(Identifiers.fold(p.name()), p.type());
      case Expression.Function f -> function(f);
      case Expression.Comparison c ->
          new Expr.Compare(c.operator(), lower(c.left()), lower(c.right()));
      case Expression.Logical l ->
          new Expr.Logic(l.connective(), l.operands().stream().map(this::condition).toList());
      case Expression.Not n -> new Expr.Not(condition(n.operand()));
      case Expression.IsNull n -> new Expr.IsNull(lower(n.operand()));
      case Expression.Between b ->
          new Expr.Between(lower(b.value()), lower(b.low()), lower(b.high()));
      case Expression.InList in -> new Expr.InList(lower(in.value()), lower(in.candidates()));
      case Expression.Case c ->
          new Expr.Case(
              c.operand().map(this::lower),
              c.whens().stream().map(w -> new Expr.When(when(c, w), lower(w.result()))).toList(),
              lower(c.otherwise()),
              c.type());
      case Expression.Cast c -> new Expr.Cast(c.mode(), lower(c.value()), c.type());
      case Expression.Collate c -> {
        lowering.collationSeen = true;
        yield new Expr.Collate(lower(c.value()), Identifiers.fold(c.collation()));
      }
      case Expression.Try t -> new Expr.Try(lower(t.value()));
      case Expression.FieldAccess f -> field(lower(f.value()), f);
      case Expression.Lambda l -> lambda(l);
      case Expression.Unnest u ->
          block.unnest(
              new Plan.Unnested(
                  new Plan.Column(lowering.newColumn(), u.type()),
                  lower(u.arguments()),
                  names(u.argumentNames())));
      case Expression.Aggregate a -> aggregate(a);
      case Expression.Window w -> window(w);
      case Expression.Grouping g ->
          block.aggregate(
              new AggregateCall(
                  lowering.newColumn(),
                  FunctionNames.GROUPING,
                  g.keys().stream().map(block::lower).toList(),
                  List.of(),
                  Expression.Duplicates.KEEP,
                  List.of(),
                  List.of(),
                  CallTraits.made(FunctionNames.GROUPING, List.of(), g.type()),
                  g.type()));
      case Expression.ScalarSubquery s -> {
        Body body = lowering.lower(s.query());
        yield new Expr.Scalar(body.plan(), value(body));
      }
      case Expression.Exists x -> new Expr.Exists(lowering.lower(x.query()).plan());
      case Expression.QuantifiedSubquery q -> quantified(q);
      case Expression.ArraySubquery a -> {
        Body body = lowering.lower(a.query());
        boolean total =
            body.plan() instanceof Plan.Sort s && Determined.by(s.keys(), body.outputs());
        yield new Expr.ArrayOf(
            total ? body.plan() : new Plan.AsWritten(body.plan()),
            body.outputs().getFirst(),
            a.type());
      }
    };
  }

  /// What is asked for as a truth value: numbers and texts are cast to one.
  Expr condition(Expression e) {
    return Lowering.cast(lower(e), ScalarType.BOOLEAN);
  }

  private Expr when(Expression.Case c, Expression.When w) {
    return c.operand().isPresent() ? lower(w.condition()) : condition(w.condition());
  }

  private Expr output(Expression.OutputRef o) {
    if (o.ordinal() >= block.outputs.size()) {
      throw Lowering.broken("output column " + o.ordinal() + " is not there");
    }
    return block.outputs.get(o.ordinal());
  }

  /// Structs and unions find fields whatever their case, all else has keys that are values.
  private static Expr field(Expr value, Expression.FieldAccess f) {
    boolean folds = value.type() instanceof StructType || value.type() instanceof UnionType;
    return new Expr.Field(value, folds ? Identifiers.fold(f.field()) : f.field(), f.type());
  }

  private Expr function(Expression.Function f) {
    FunctionTraits traits = CallTraits.of(f);
    if (traits.isVolatile()) {
      lowering.volatileSeen = true;
    }
    List<String> names = names(f.argumentNames());
    return new Expr.Call(
        canonicalName(f.name(), names),
        lower(f.arguments()),
        f.type() instanceof StructType ? fields(f.argumentNames()) : names,
        traits,
        f.type());
  }

  /// One name for functions that are the same; they may call their parameters by different names.
  static String canonicalName(String name, List<String> argumentNames) {
    return Identifiers.fold(argumentNames.isEmpty() ? CallTraits.canonicalName(name) : name);
  }

  /// Argument names folded; none at all when every argument is positional.
  static List<String> names(List<String> names) {
    return names.stream().allMatch(String::isEmpty)
        ? List.of()
        : names.stream().map(Identifiers::fold).toList();
  }

  /// Argument names that become names of fields, which keep their case.
  private static List<String> fields(List<String> names) {
    return names.stream().allMatch(String::isEmpty) ? List.of() : names;
  }

  private Expr lambda(Expression.Lambda l) {
    List<Integer> parameters = new ArrayList<>();
    l.parameters().forEach(p -> parameters.add(lowering.newColumn()));
    lowering.defineLambda(l.id(), parameters);
    return new Expr.Lambda(parameters, lower(l.body()));
  }

  private Expr aggregate(Expression.Aggregate a) {
    below = true;
    block.goBelow();
    AggregateCall call =
        new AggregateCall(
            lowering.newColumn(),
            canonicalName(a.name(), names(a.argumentNames())),
            lower(a.arguments()),
            names(a.argumentNames()),
            a.duplicates(),
            order(a.orderBy()),
            a.filter().map(f -> Conjuncts.of(condition(f))).orElse(List.of()),
            CallTraits.of(a),
            a.type());
    block.goAbove();
    below = false;
    return block.aggregate(call);
  }

  List<SortBy> order(List<dev.weir.model.relation.SortKey> keys) {
    return keys.stream()
        .map(k -> new SortBy(lower(k.expression()), k.direction(), k.nulls()))
        .toList();
  }

  private Expr window(Expression.Window w) {
    return block.window(
        new WindowCall(
            lowering.newColumn(),
            canonicalName(w.name(), names(w.argumentNames())),
            lower(w.arguments()),
            names(w.argumentNames()),
            w.duplicates(),
            order(w.argumentOrder()),
            w.filter().map(f -> Conjuncts.of(condition(f))).orElse(List.of()),
            w.nulls(),
            lower(w.partitionBy()),
            order(w.orderBy()),
            w.frame().map(this::frame),
            CallTraits.of(w),
            w.type()));
  }

  private WindowCall.WindowFrame frame(Frame f) {
    return new WindowCall.WindowFrame(f.unit(), bound(f.start()), bound(f.end()), f.exclusion());
  }

  private WindowCall.Bound bound(Frame.Bound bound) {
    return switch (bound) {
      case Frame.Bound.UnboundedPreceding u ->
          new WindowCall.Bound(WindowCall.Edge.UNBOUNDED_PRECEDING, Optional.empty());
      case Frame.Bound.Preceding p ->
          new WindowCall.Bound(WindowCall.Edge.PRECEDING, Optional.of(lower(p.distance())));
      case Frame.Bound.CurrentRow c ->
          new WindowCall.Bound(WindowCall.Edge.CURRENT_ROW, Optional.empty());
      case Frame.Bound.Following f ->
          new WindowCall.Bound(WindowCall.Edge.FOLLOWING, Optional.of(lower(f.distance())));
      case Frame.Bound.UnboundedFollowing u ->
          new WindowCall.Bound(WindowCall.Edge.UNBOUNDED_FOLLOWING, Optional.empty());
    };
  }

  /// `op ALL` is NOT `the opposite ANY`, under three-valued logic too.
  private Expr quantified(Expression.QuantifiedSubquery q) {
    Expr value = lower(q.value());
    Body body = lowering.lower(q.query());
    return switch (q.quantifier()) {
      case Quantifier.ANY -> new Expr.Any(value, q.operator(), body.plan(), value(body));
      case Quantifier.ALL ->
          new Expr.Not(new Expr.Any(value, opposite(q.operator()), body.plan(), value(body)));
    };
  }

  /// The only output, or several side by side. That is not a row value: a row with a NULL inside
  /// can equal another, columns side by side cannot.
  private static Expr value(Body body) {
    if (body.outputs().size() == 1) {
      return body.outputs().getFirst();
    }
    return new Expr.Call(
        SIDE_BY_SIDE,
        body.outputs(),
        List.of(),
        FunctionTraits.unknown(),
        new dev.weir.model.TupleType(body.outputs().stream().map(Expr::type).toList()));
  }

  static ComparisonOperator opposite(ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL -> ComparisonOperator.NOT_EQUAL;
      case NOT_EQUAL -> ComparisonOperator.EQUAL;
      case LESS -> ComparisonOperator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> ComparisonOperator.GREATER;
      case GREATER -> ComparisonOperator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> ComparisonOperator.LESS;
      case DISTINCT_FROM -> ComparisonOperator.NOT_DISTINCT_FROM;
      case NOT_DISTINCT_FROM -> ComparisonOperator.DISTINCT_FROM;
    };
  }
}
