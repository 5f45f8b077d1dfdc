package dev.weir.compile.rewrite;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.model.Column;
import dev.weir.model.ScalarType;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Literal;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.Relation.GroupBy;
import dev.weir.model.relation.Relation.Output;
import dev.weir.model.relation.Relation.Select;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Correlated aggregates of one block as columns of grouped subqueries, each joined from the left
/// by its group keys.
final class ScalarUnnesting extends RelationMap {
  private final RewriteContext context;
  private final PlainEquality equality;
  private From from;
  private boolean joined;

  ScalarUnnesting(RewriteContext context, PlainEquality equality, From from) {
    this.equality = equality;
    this.context = context;
    this.from = from;
  }

  From from() {
    return from;
  }

  boolean joined() {
    return joined;
  }

  @Override
  Expression expression(Expression e) {
    return e instanceof Expression.ScalarSubquery(Select block, _)
        ? unnested(block).orElse(e)
        : parts(e);
  }

  /// Subqueries have blocks of their own, which are not this one's business.
  @Override
  Relation relation(Relation relation) {
    return relation;
  }

  private Optional<Expression> unnested(Select block) {
    boolean single =
        block.grouping().filter(g -> g.keys().isEmpty() && g.sets().size() == 1).isPresent()
            && block.output().size() == 1;
    if (!single) {
      return Optional.empty();
    }
    Expression value = block.output().getFirst().expression();
    Optional<Correlation> found = Correlation.of(block, Reads.visible(from));
    if (found.isEmpty() || found.get().bonds().isEmpty()) {
      return Optional.empty();
    }
    Correlation correlation = found.get();
    List<Correlation.Equality> equalities =
        correlation.bonds().stream().flatMap(b -> correlation.equality(b).stream()).toList();
    boolean provable =
        equalities.size() == correlation.bonds().size()
            && equalities.stream().allMatch(e -> ExactTypes.isExact(e.inner()))
            && equalities.stream().allMatch(e -> equality.holdsFor(e.inner()))
            && correlation.inner().containsAll(Reads.of(value))
            && !Inside.hasIds(value)
            && Inside.any(value, e -> e instanceof Expression.Aggregate)
            && !Inside.any(value, ScalarUnnesting::isUnknownWhenEmpty)
            && Totality.isTotalOverGroups(value);
    return provable ? Optional.of(join(block, correlation, equalities, value)) : Optional.empty();
  }

  private Expression join(
      Select block,
      Correlation correlation,
      List<Correlation.Equality> equalities,
      Expression value) {
    int id = context.freshSource();
    ColumnNaming names = new ColumnNaming();
    Set<Expression> distinct = new LinkedHashSet<>();
    equalities.forEach(e -> distinct.add(e.inner()));
    List<Expression> keys = List.copyOf(distinct);
    List<Output> outputs = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Expression key : keys) {
      String name = names.of(key instanceof ColumnRef c ? c.name() : "k");
      outputs.add(new Output(name, key));
      columns.add(new Column(name, key.type()));
    }
    String name = names.of("v");
    outputs.add(new Output(name, value));
    columns.add(new Column(name, value.type()));
    Select grouped =
        new Select(
            block.from(),
            Conjuncts.and(correlation.local()),
            Optional.of(
                new GroupBy(keys, List.of(IntStream.range(0, keys.size()).boxed().toList()))),
            Optional.empty(),
            Optional.empty(),
            outputs,
            new Relation.Distinct.None(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    List<Expression> conditions = new ArrayList<>();
    for (Correlation.Equality e : equalities) {
      int i = keys.indexOf(e.inner());
      conditions.add(
          new Expression.Comparison(
              ComparisonOperator.EQUAL,
              SubqueryUnnesting.reference(id, i, columns.get(i)),
              e.outer()));
    }
    From right = new From.Derived(id, grouped, "q", columns, Optional.empty());
    from = new From.Join(JoinKind.LEFT, from, right, Conjuncts.and(conditions));
    joined = true;
    return orEmpty(
        value,
        SubqueryUnnesting.reference(id, 0, columns.getFirst()),
        SubqueryUnnesting.reference(id, keys.size(), columns.getLast()));
  }

  /// The value of the group, or what the aggregates give for no rows.
  private Expression orEmpty(Expression value, Expression key, Expression column) {
    if (isNullWhenEmpty(value)) {
      return column;
    }
    if (isCount(value)) {
      Expression zero = new Literal(ScalarType.INTEGER, Optional.of("0"));
      return context.functions().coalesce(List.of(column, zero), value.type());
    }
    return new Expression.Case(
        Optional.empty(),
        List.of(new Expression.When(new Expression.IsNull(key), new Emptied().expression(value))),
        column,
        value.type());
  }

  private static boolean isCount(Expression e) {
    return e instanceof Expression.Aggregate a
        && CallTraits.of(a).has(FunctionTrait.ZERO_FOR_NO_ROWS);
  }

  private static boolean isUnknownWhenEmpty(Expression e) {
    return e instanceof Expression.Aggregate a
        && !CallTraits.of(a).has(FunctionTrait.ZERO_FOR_NO_ROWS)
        && !CallTraits.of(a).has(FunctionTrait.NULL_FOR_NO_ROWS);
  }

  private static boolean isNullWhenEmpty(Expression e) {
    return switch (e) {
      case Expression.Aggregate a -> CallTraits.of(a).has(FunctionTrait.NULL_FOR_NO_ROWS);
      case Expression.Function f ->
          CallTraits.of(f).has(FunctionTrait.NULL_FOR_ANY_NULL)
              && f.arguments().stream().anyMatch(ScalarUnnesting::isNullWhenEmpty);
      case Expression.Cast c -> isNullWhenEmpty(c.value());
      default -> false;
    };
  }

  /// Aggregates as what they are for no rows.
  private static final class Emptied extends RelationMap {
    @Override
    Expression expression(Expression e) {
      return e instanceof Expression.Aggregate a
          ? new Literal(a.type(), isCount(a) ? Optional.of("0") : Optional.empty())
          : parts(e);
    }
  }
}
