package dev.weir.compile.emit;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ListType;
import dev.weir.model.ScalarType;
import dev.weir.model.Volatility;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.function.ResolvedFunction;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.List;
import java.util.Optional;

/// A lateral UNNEST that counts, as a lateral subquery that unnests elements and positions side by
/// side:
///
/// ```
/// t, UNNEST(t.l) WITH ORDINALITY AS u(x, o)
/// t, (SELECT unnest(t.l) AS x, unnest(generate_series(1, array_length(t.l, 1))) AS o) AS u
/// ```
///
/// Both give a row per element with its position from 1, and none for an empty or absent list; the
/// engine runs the second as a plain unnest and the first as a join over all distinct lists, 40
/// times slower. Left alone: lists that refer to no column, volatile ones (they would be computed
/// twice), and UNNEST with options.
final class OrdinalityRewrite {
  private OrdinalityRewrite() {}

  /// The subquery; empty where the item stays as it is.
  static Optional<From.Derived> of(From.FunctionScan scan) {
    boolean counts =
        scan.ordinality() == From.Ordinality.WITH_ORDINALITY
            && scan.name().equals("unnest")
            && scan.arguments().size() == 1
            && scan.argumentNames().stream().allMatch(String::isEmpty)
            && scan.columns().size() == 2;
    if (!counts || !(scan.arguments().getFirst().type() instanceof ListType list)) {
      return Optional.empty();
    }
    Expression argument = scan.arguments().getFirst();
    Traits traits = new Traits();
    traits.expression(argument);
    return traits.refersToColumns && !traits.volatileOrNested
        ? Optional.of(derived(scan, argument, list))
        : Optional.empty();
  }

  private static From.Derived derived(From.FunctionScan scan, Expression argument, ListType list) {
    Column element = scan.columns().get(0);
    Column position = scan.columns().get(1);
    Expression dimension = new Expression.Literal(ScalarType.INTEGER, Optional.of("1"));
    Expression positions =
        new Expression.Unnest(
            List.of(series(dimension, length(argument, dimension))), List.of(), ScalarType.BIGINT);
    Expression elements = new Expression.Unnest(List.of(argument), List.of(), list.element());
    Relation query =
        new Relation.Select(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Relation.Output(element.name(), elements),
                new Relation.Output(position.name(), positions)),
            new Relation.Distinct.None(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return new From.Derived(scan.id(), query, scan.alias(), scan.columns(), Optional.empty());
  }

  private static Expression length(Expression list, Expression dimension) {
    return call("array_length", List.of(list, dimension), ScalarType.BIGINT);
  }

  private static Expression series(Expression from, Expression to) {
    return call("generate_series", List.of(from, to), new ListType(ScalarType.BIGINT));
  }

  /// A call that is only written.
  private static Expression call(String name, List<Expression> arguments, DataType type) {
    List<DataType> parameters = arguments.stream().map(Expression::type).toList();
    return new Expression.Function(
        new ResolvedFunction(name, FunctionKind.SCALAR, parameters, type, FunctionTraits.unknown()),
        arguments,
        List.of());
  }

  private static final class Traits implements Parts.Sink {
    private boolean refersToColumns;
    private boolean volatileOrNested;

    @Override
    public void expression(Expression expression) {
      switch (expression) {
        case Expression.ColumnRef _ -> refersToColumns = true;
        case Expression.Function f when f.volatility() != Volatility.IMMUTABLE ->
            volatileOrNested = true;
        default -> {}
      }
      Parts.of(expression, this);
    }

    @Override
    public void from(From from) {
      volatileOrNested = true;
    }

    @Override
    public void relation(Relation relation) {
      volatileOrNested = true;
    }
  }
}
