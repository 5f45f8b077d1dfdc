package dev.weir.compile.bind;

import dev.weir.compile.function.EngineTyped;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.WeirException;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.ResolvedFunction;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlWindow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Calls over many rows: aggregates and windows.
final class AggregateBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final CallBinder calls;

  AggregateBinder(BindContext context, ExpressionBinder expressions, CallBinder calls) {
    this.context = context;
    this.expressions = expressions;
    this.calls = calls;
  }

  Expression aggregate(String written, Call call, Names names) {
    if (names.place() == Names.Place.IN_AGGREGATE) {
      return context.problem(
          ErrorCode.WRONG_GROUPING,
          "an aggregate cannot stand inside an aggregate; put one of them in a subquery",
          call.span());
    }
    if (!names.clause().allowsAggregates() && names.place() == Names.Place.PLAIN) {
      return context.problem(
          ErrorCode.WRONG_GROUPING,
          "the aggregate "
              + written
              + " cannot stand in "
              + names.clause().label()
              + (names.clause() == Clause.WHERE ? "; use HAVING" : ""),
          call.span());
    }
    Names inside = names.in(Names.Place.IN_AGGREGATE);
    String name = name(written, call);
    if (!OrderedSet.check(written, call, context)) {
      return BindContext.POISON;
    }
    List<Expression> arguments = new ArrayList<>(calls.arguments(name, call, inside));
    List<SortKey> order = new ArrayList<>(groupOrder(call, inside));
    List<String> argumentNames = CallBinder.argumentNames(call);
    if (!call.withinGroup().isEmpty()) {
      order.addAll(keys(call.withinGroup(), inside));
    }
    if (OrderedSet.is(written, call) && order.size() == 1) {
      arguments.addFirst(order.getFirst().expression());
      order.removeIf(key -> OrderedSet.isRisingFraction(name, key));
    }
    Optional<Expression> filter = call.filter().map(f -> expressions.bind(f, inside));
    if (poisoned(arguments, order, filter)) {
      return BindContext.POISON;
    }
    if (isOfOuterRows(arguments, names.scope().ofRows())) {
      return context.problem(
          ErrorCode.UNSUPPORTED,
          written
              + " reads columns of the outer query alone, so it would aggregate that query's rows;"
              + " write it there",
          call.span());
    }
    return resolve(name, arguments, argumentNames, call)
        .<Expression>map(function ->
            new Expression.Aggregate(
                function, arguments, argumentNames, duplicates(call), order, filter))
        .orElse(BindContext.POISON);
  }

  /// Whether the arguments read columns, and none of the block that the aggregate stands in.
  private static boolean isOfOuterRows(List<Expression> arguments, Scope scope) {
    Set<Integer> sources = new HashSet<>();
    Set<Integer> outer = new HashSet<>();
    for (Expression argument : arguments) {
      boolean opaque =
          Walk.any(
              argument,
              e -> {
                if (e instanceof Expression.ColumnRef ref) {
                  sources.add(ref.source());
                }
                return Walk.isSubquery(e);
              });
      if (opaque) {
        return false;
      }
    }
    for (Optional<Scope> s = scope.parent(); s.isPresent(); s = s.get().parent()) {
      s.get().items().forEach(item -> outer.add(item.id()));
    }
    return !sources.isEmpty() && outer.containsAll(sources);
  }

  /// The function behind a name that only SQL has.
  static String name(String written, Call call) {
    return switch (written) {
      case "count" -> call.arguments().isEmpty() ? "count_star" : written;
      case "percentile_cont" -> "quantile_cont";
      case "percentile_disc" -> "quantile_disc";
      default -> written;
    };
  }

  private Optional<ResolvedFunction> resolve(
      String name, List<Expression> arguments, List<String> argumentNames, Call call) {
    try {
      ResolvedFunction function =
          context.functions.resolve(name, calls.forChoice(arguments, argumentNames));
      for (int i = 0; i < arguments.size(); i++) {
        context.parameters.learn(arguments.get(i), function.parameterTypes().get(i));
      }
      return Optional.of(function);
    } catch (EngineTyped open) {
      List<DataType> types = arguments.stream().map(Expression::type).toList();
      ResolvedFunction unknown = context.functions.typed(name, types, ScalarType.NULL);
      return calls
          .questions()
          .type(
              name,
              arguments,
              shown ->
                  new Expression.Aggregate(
                      unknown,
                      shown,
                      argumentNames,
                      Expression.Duplicates.KEEP,
                      List.of(),
                      Optional.empty()),
              open,
              call.span())
          .map(type -> context.functions.typed(name, types, type));
    } catch (WeirException e) {
      if (arguments.stream().noneMatch(Parameters::isUntyped)) {
        context.problem(e, call.span());
      }
      return Optional.empty();
    }
  }

  private static Expression.Duplicates duplicates(Call call) {
    return call.quantifier() == SqlExpression.ArgumentQuantifier.DISTINCT
        ? Expression.Duplicates.REMOVE
        : Expression.Duplicates.KEEP;
  }

  private static boolean poisoned(
      List<Expression> arguments, List<SortKey> order, Optional<Expression> filter) {
    return arguments.stream().anyMatch(BindContext::isPoison)
        || order.stream().anyMatch(k -> BindContext.isPoison(k.expression()))
        || filter.filter(BindContext::isPoison).isPresent();
  }

  private List<SortKey> argumentOrder(Call call, Names names) {
    return call.orderBy().map(order -> keys(order, names)).orElse(List.of());
  }

  /// The same, for an aggregate over a group: there a constant is refused as a key, unless it is a
  /// whole number.
  private List<SortKey> groupOrder(Call call, Names names) {
    if (call.orderBy().orElse(null) instanceof SqlOrderBy.Keys order) {
      for (SqlSortKey key : order.keys()) {
        if (Positions.isConstant(key.expression()) && Positions.of(key.expression()).isEmpty()) {
          OrderBinder.constant(context, key.expression(), "ORDER BY inside a call");
        }
      }
    }
    return argumentOrder(call, names);
  }

  private List<SortKey> keys(SqlOrderBy order, Names names) {
    return switch (order) {
      case SqlOrderBy.Keys k -> keys(k.keys(), names);
      case SqlOrderBy.All all -> {
        context.record(
            ErrorCode.UNSUPPORTED, "ORDER BY ALL cannot stand inside a call", all.span());
        yield List.of();
      }
    };
  }

  private List<SortKey> keys(List<SqlSortKey> keys, Names names) {
    List<SortKey> bound = new ArrayList<>();
    for (SqlSortKey key : keys) {
      bound.add(sortKey(expressions.bind(key.expression(), names), key.direction(), key.nulls()));
    }
    return bound;
  }

  /// A sort key with the engine's defaults: rising, nulls last in either direction.
  static SortKey sortKey(
      Expression expression, SqlOrderBy.Direction direction, SqlOrderBy.NullOrder nulls) {
    return new SortKey(
        expression,
        direction == SqlOrderBy.Direction.DESCENDING
            ? SortKey.Direction.DESCENDING
            : SortKey.Direction.ASCENDING,
        nulls == SqlOrderBy.NullOrder.FIRST ? SortKey.Nulls.FIRST : SortKey.Nulls.LAST);
  }

  Expression window(String written, Call call, Names names) {
    FunctionKind kind = context.functions.kind(name(written, call)).orElseThrow();
    if (kind != FunctionKind.AGGREGATE && kind != FunctionKind.WINDOW) {
      return context.problem(
          ErrorCode.INVALID_QUERY,
          written + " is neither an aggregate nor a window function: it takes no OVER",
          call.span());
    }
    if (names.place() != Names.Place.PLAIN || !names.clause().allowsWindows()) {
      return context.problem(
          ErrorCode.INVALID_QUERY,
          "a window function cannot stand "
              + (names.place() == Names.Place.PLAIN
                  ? "in " + names.clause().label() + "; filter it with QUALIFY or in an outer query"
                  : "inside an aggregate or another window function"),
          call.span());
    }
    if (OrderedSet.is(written, call)) {
      return context.problem(
          ErrorCode.INVALID_QUERY,
          written
              + " WITHIN GROUP takes no OVER; give the value as an argument: "
              + written
              + "(x)",
          call.span());
    }
    Names inside = names.in(Names.Place.IN_WINDOW);
    String name = name(written, call);
    Optional<SqlWindow.Specification> specification =
        specification(call.over().orElseThrow(), names);
    if (specification.isEmpty()) {
      return BindContext.POISON;
    }
    SqlWindow.Specification over = specification.get();
    List<Expression> arguments = calls.arguments(name(written, call), call, inside);
    List<SortKey> argumentOrder = argumentOrder(call, inside);
    Optional<Expression> filter = call.filter().map(f -> expressions.bind(f, inside));
    List<Expression> partition = expressions.bindAll(over.partitionBy(), inside);
    List<SortKey> order = over.orderBy().map(o -> keys(o, inside)).orElse(List.of());
    Optional<Frame> frame = over.frame().map(f -> frame(f, inside));
    frame.ifPresent(f -> checkFrame(f, order.size(), call));
    if (poisoned(arguments, argumentOrder, filter)
        || poisoned(partition, order, Optional.empty())) {
      return BindContext.POISON;
    }
    List<String> argumentNames = CallBinder.argumentNames(call);
    Expression.NullTreatment nulls =
        call.nulls() == SqlExpression.NullTreatment.IGNORE
            ? Expression.NullTreatment.IGNORE
            : Expression.NullTreatment.RESPECT;
    return resolve(name, arguments, argumentNames, call)
        .<Expression>map(function ->
            new Expression.Window(
                function,
                arguments,
                argumentNames,
                duplicates(call),
                argumentOrder,
                filter,
                nulls,
                partition,
                order,
                frame))
        .orElse(BindContext.POISON);
  }

  private Optional<SqlWindow.Specification> specification(SqlWindow window, Names names) {
    return switch (window) {
      case SqlWindow.Named named -> named(named.name(), names);
      case SqlWindow.Specification s when s.base().isEmpty() -> Optional.of(s);
      case SqlWindow.Specification s ->
          named(s.base().get(), names)
              .map(base ->
                  new SqlWindow.Specification(
                      Optional.empty(),
                      s.partitionBy().isEmpty() ? base.partitionBy() : s.partitionBy(),
                      s.orderBy().or(base::orderBy),
                      s.frame().or(base::frame),
                      s.span()));
    };
  }

  private Optional<SqlWindow.Specification> named(dev.weir.sql.tree.Identifier name, Names names) {
    SqlWindow.Specification found = names.windows().get(Identifiers.fold(name.name()));
    if (found == null) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "there is no window '"
              + name.name()
              + "'"
              + NearestNames.hint(name.name(), names.windows().keySet()),
          name.span());
      return Optional.empty();
    }
    return specification(found, names);
  }

  private Frame frame(SqlWindow.Frame frame, Names names) {
    return new Frame(
        Frame.Unit.valueOf(frame.unit().name()),
        bound(frame.start(), names),
        bound(frame.end(), names),
        Frame.Exclusion.valueOf(frame.exclusion().name().toUpperCase(Locale.ROOT)));
  }

  private void checkFrame(Frame frame, int orders, Call call) {
    int start = rank(frame.start());
    int end = rank(frame.end());
    if (start == 4 || end == 0 || start > end) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "a frame ends where it begins or behind; the places are, in order, UNBOUNDED PRECEDING"
              + " (to begin with), n PRECEDING, CURRENT ROW, n FOLLOWING and UNBOUNDED FOLLOWING"
              + " (to end with)",
          call.span());
    }
    boolean distance = start == 1 || start == 3 || end == 1 || end == 3;
    if (frame.unit() == Frame.Unit.RANGE && distance && orders != 1) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "a RANGE frame with a distance needs one ORDER BY key, not "
              + orders
              + "; use ROWS or GROUPS",
          call.span());
    }
  }

  private static int rank(Frame.Bound bound) {
    return switch (bound) {
      case Frame.Bound.UnboundedPreceding _ -> 0;
      case Frame.Bound.Preceding _ -> 1;
      case Frame.Bound.CurrentRow _ -> 2;
      case Frame.Bound.Following _ -> 3;
      case Frame.Bound.UnboundedFollowing _ -> 4;
    };
  }

  private Frame.Bound bound(SqlWindow.Bound bound, Names names) {
    return switch (bound) {
      case SqlWindow.Bound.UnboundedPreceding _ -> new Frame.Bound.UnboundedPreceding();
      case SqlWindow.Bound.Preceding p ->
          new Frame.Bound.Preceding(expressions.bind(p.distance(), names));
      case SqlWindow.Bound.CurrentRow _ -> new Frame.Bound.CurrentRow();
      case SqlWindow.Bound.Following f ->
          new Frame.Bound.Following(expressions.bind(f.distance(), names));
      case SqlWindow.Bound.UnboundedFollowing _ -> new Frame.Bound.UnboundedFollowing();
    };
  }
}
