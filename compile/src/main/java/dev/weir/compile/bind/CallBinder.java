package dev.weir.compile.bind;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.EngineTyped;
import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.WeirException;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.ResolvedFunction;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Function calls: which function, of which kind, with what arguments.
final class CallBinder {
  private static final Set<String> SCHEMAS =
      Set.of("main", "pg_catalog", "system", "information_schema");

  private final BindContext context;
  private final ExpressionBinder expressions;
  private final AggregateBinder aggregates;
  private final MacroBinder macros;
  private final EngineQuestions questions;

  CallBinder(BindContext context, ExpressionBinder expressions) {
    this.context = context;
    this.expressions = expressions;
    this.aggregates = new AggregateBinder(context, expressions, this);
    this.macros = new MacroBinder(context, expressions);
    this.questions = new EngineQuestions(context);
  }

  Expression bind(Call call, Names names) {
    List<dev.weir.sql.tree.Identifier> parts = call.name().parts();
    if (parts.size() > 1 && !SCHEMAS.contains(Identifiers.fold(parts.getFirst().name()))) {
      QualifiedName receiver =
          new QualifiedName(parts.subList(0, parts.size() - 1), call.name().span());
      return method(new SqlExpression.ColumnName(receiver, call.name().span()), call, names);
    }
    String name = Identifiers.fold(call.name().last().name());
    if (call.exportState() == SqlExpression.ExportState.EXPORT_STATE) {
      return context.problem(
          ErrorCode.UNSUPPORTED,
          "EXPORT_STATE is not supported: aggregate states are not values",
          call.span());
    }
    return switch (name) {
      case "coalesce", "ifnull" -> coalesce(call, names);
      case "grouping", "grouping_id" ->
          new Expression.Grouping(expressions.bindAll(values(call), names));
      case "unnest", "unlist" -> unnest(call, names);
      case "alias" -> alias(call, names);
      case String n when n.equals("date") && call.over().isEmpty() -> date(call, names);
      case String n when n.equals("count") && rowsOf(call).isPresent() ->
          countRows(rowsOf(call).get(), call, names);
      default -> byKind(name, call, names);
    };
  }

  /// The table of `count(table.*)`.
  private static Optional<QualifiedName> rowsOf(Call call) {
    return call.arguments().size() == 1
            && call.quantifier() == SqlExpression.ArgumentQuantifier.NONE
            && call.arguments().getFirst().value() instanceof SqlExpression.Star star
            && star.exclude().isEmpty()
            && star.replace().isEmpty()
            && star.rename().isEmpty()
        ? star.qualifier()
        : Optional.empty();
  }

  /// `count(table.*)` counts the rows that have one of the table.
  private Expression countRows(QualifiedName table, Call call, Names names) {
    List<String> parts = table.parts().stream().map(part -> part.name()).toList();
    List<Scope.Item> items = names.scope().named(parts);
    if (items.size() != 1 || names.scope().isFilled(items.getFirst())) {
      return context.problem(
          items.isEmpty() ? ErrorCode.UNKNOWN_TABLE : ErrorCode.AMBIGUOUS_TABLE,
          items.isEmpty()
              ? "there is no table '"
                  + table.text()
                  + "' here"
                  + NearestNames.hint(table.text(), names.scope().aliases())
              : "count("
                  + table.text()
                  + ".*) cannot tell its rows here; count a column that has no NULL, or give each"
                  + " side of the join an alias of its own",
          call.span());
    }
    boolean counted = items.getFirst().tellsRows();
    List<dev.weir.sql.tree.Identifier> path = new ArrayList<>(table.parts());
    path.add(dev.weir.sql.tree.Identifier.of(Scope.COUNTED.name()));
    SqlExpression column =
        new SqlExpression.ColumnName(new QualifiedName(path, call.span()), call.span());
    return byKind(
        "count",
        withArguments(
            call,
            counted
                ? List.of(new SqlExpression.Argument(Optional.empty(), column, call.span()))
                : List.of()),
        names);
  }

  private static Call withArguments(Call call, List<SqlExpression.Argument> arguments) {
    return new Call(
        call.name(),
        call.quantifier(),
        arguments,
        call.orderBy(),
        call.nulls(),
        call.withinGroup(),
        call.filter(),
        call.exportState(),
        call.over(),
        call.span());
  }

  Expression method(SqlExpression receiver, Call call, Names names) {
    return bind(asCall(receiver, call), names);
  }

  /// `receiver.f(x)` is `f(receiver, x)`.
  static Call asCall(SqlExpression receiver, Call call) {
    List<SqlExpression.Argument> arguments = new ArrayList<>();
    arguments.add(new SqlExpression.Argument(Optional.empty(), receiver, receiver.span()));
    arguments.addAll(call.arguments());
    QualifiedName last = new QualifiedName(List.of(call.name().last()), call.name().span());
    return new Call(
        last,
        call.quantifier(),
        arguments,
        call.orderBy(),
        call.nulls(),
        call.withinGroup(),
        call.filter(),
        call.exportState(),
        call.over(),
        call.span());
  }

  private Expression byKind(String name, Call call, Names names) {
    Optional<FunctionKind> kind = context.functions.kind(AggregateBinder.name(name, call));
    if (kind.isEmpty()) {
      expressions.bindAll(values(call), names);
      return unknown(call);
    }
    if (call.over().isPresent()) {
      return aggregates.window(name, call, names);
    }
    if (kind.get() == FunctionKind.AGGREGATE && names.clause() == Clause.PIVOTED) {
      return names.column().orElseThrow();
    }
    return switch (kind.get()) {
      case AGGREGATE -> aggregates.aggregate(name, call, names);
      case WINDOW ->
          context.problem(
              ErrorCode.INVALID_QUERY,
              name + " is a window function: it needs OVER (…)",
              call.span());
      case SCALAR -> plain(name, call, names);
      case MACRO -> macros.bind(name, call, names);
      case TABLE, TABLE_MACRO ->
          context.problem(
              ErrorCode.INVALID_QUERY, name + " gives a table: it stands in FROM", call.span());
    };
  }

  private Expression unknown(Call call) {
    String name = call.name().last().name();
    try {
      context.functions.resolve(name, List.of());
      return BindContext.POISON;
    } catch (WeirException e) {
      return context.problem(e, call.name().span());
    }
  }

  private Expression plain(String name, Call call, Names names) {
    if (call.quantifier() == SqlExpression.ArgumentQuantifier.DISTINCT
        || call.filter().isPresent()
        || call.orderBy().isPresent()
        || !call.withinGroup().isEmpty()) {
      return context.problem(
          ErrorCode.INVALID_QUERY,
          name + " is not an aggregate: DISTINCT, FILTER and ORDER BY do not apply",
          call.span());
    }
    List<Expression> arguments = arguments(name, call, names);
    return expressions.function(name, arguments, argumentNames(call), call.span());
  }

  /// The arguments in order, lambdas typed by the others.
  List<Expression> arguments(String name, Call call, Names names) {
    boolean hasLambda =
        call.arguments().stream().anyMatch(a -> a.value() instanceof SqlExpression.Lambda);
    if (!hasLambda) {
      return expressions.bindAll(values(call), names);
    }
    List<Expression> others = new ArrayList<>();
    for (SqlExpression.Argument argument : call.arguments()) {
      if (!(argument.value() instanceof SqlExpression.Lambda)) {
        others.add(expressions.bind(argument.value(), names));
      }
    }
    List<Expression> all = new ArrayList<>();
    int next = 0;
    for (SqlExpression.Argument argument : call.arguments()) {
      all.add(
          argument.value() instanceof SqlExpression.Lambda lambda
              ? lambda(name, lambda, others, names)
              : others.get(next++));
    }
    return all;
  }

  private Expression lambda(
      String function, SqlExpression.Lambda lambda, List<Expression> others, Names names) {
    if (others.stream().anyMatch(BindContext::isPoison)) {
      return BindContext.POISON;
    }
    int arity = lambda.parameters().size();
    List<DataType> types =
        context.functions.lambdaParameterTypes(function, Literals.arguments(others), arity);
    if (types.size() != arity) {
      return context.problem(
          ErrorCode.WRONG_ARGUMENTS,
          function + " takes no lambda with " + arity + " parameters here",
          lambda.span());
    }
    int id = context.nextLambda();
    Expression body =
        expressions.bind(lambda.body(), names.inLambda(id, lambda.parameters(), types));
    return BindContext.isPoison(body)
        ? body
        : new Expression.Lambda(id, lambda.parameters().stream().map(p -> p.name()).toList(), body);
  }

  /// A call of a scalar function with bound arguments.
  Expression scalar(
      String name, List<Expression> arguments, List<String> argumentNames, Span span) {
    try {
      ResolvedFunction function =
          context.functions.resolve(name, forChoice(arguments, argumentNames));
      context.called(function.name(), function.traits(), span);
      for (int i = 0; i < arguments.size(); i++) {
        context.parameters.learn(arguments.get(i), function.parameterTypes().get(i));
      }
      return new Expression.Function(function, arguments, argumentNames);
    } catch (EngineTyped open) {
      List<DataType> types = arguments.stream().map(Expression::type).toList();
      ResolvedFunction unknown = context.functions.typed(name, types, ScalarType.NULL);
      context.called(name, unknown.traits(), span);
      return questions
          .type(
              name,
              arguments,
              shown -> new Expression.Function(unknown, shown, argumentNames),
              open,
              span)
          .<Expression>map(type ->
              new Expression.Function(
                  context.functions.typed(name, types, type), arguments, argumentNames))
          .orElse(BindContext.POISON);
    } catch (WeirException e) {
      // The parameter itself is reported, if no other place tells its type.
      return arguments.stream().anyMatch(Parameters::isUntyped)
          ? BindContext.POISON
          : context.problem(e, span);
    }
  }

  EngineQuestions questions() {
    return questions;
  }

  /// Arguments as overload resolution wants them.
  List<Argument> forChoice(List<Expression> arguments, List<String> argumentNames) {
    List<Argument> chosen = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      Expression expression = arguments.get(i);
      Argument argument =
          expression instanceof Expression.Lambda lambda
              ? Argument.lambda(lambda.parameters().size(), lambda.type())
              : Literals.argument(expression);
      if (!argumentNames.isEmpty() && !argumentNames.get(i).isEmpty()) {
        argument = argument.named(argumentNames.get(i));
      } else if (expression instanceof Expression.ColumnRef column) {
        argument = argument.aliased(column.name());
      } else if (expression instanceof Expression.FieldAccess field) {
        argument = argument.aliased(field.field());
      }
      chosen.add(argument);
    }
    return chosen;
  }

  static List<SqlExpression> values(Call call) {
    return call.arguments().stream().map(SqlExpression.Argument::value).toList();
  }

  /// Names per argument, or nothing when none has one.
  static List<String> argumentNames(Call call) {
    if (call.arguments().stream().allMatch(a -> a.name().isEmpty())) {
      return List.of();
    }
    return call.arguments().stream().map(a -> a.name().map(n -> n.name()).orElse("")).toList();
  }

  private Expression coalesce(Call call, Names names) {
    List<Expression> branches = expressions.bindAll(values(call), names);
    boolean two = Identifiers.same(call.name().last().name(), "ifnull");
    if (branches.isEmpty() || two && branches.size() != 2) {
      String needs = two ? "ifnull(x, y) takes two values" : "COALESCE needs at least one argument";
      return context.problem(ErrorCode.WRONG_ARGUMENTS, needs, call.span());
    }
    if (branches.stream().anyMatch(BindContext::isPoison)) {
      return BindContext.POISON;
    }
    return expressions
        .commonType(branches, "COALESCE", call.span())
        .<Expression>map(type -> context.functions.coalesce(branches, type))
        .orElse(BindContext.POISON);
  }

  /// `date(x)` is a cast, the one type that the engine's grammar takes for a function.
  private Expression date(Call call, Names names) {
    if (call.arguments().size() != 1) {
      return context.problem(
          ErrorCode.WRONG_ARGUMENTS, "date(x) takes one value, which it casts", call.span());
    }
    Expression value = expressions.bind(call.arguments().getFirst().value(), names);
    return BindContext.isPoison(value)
        ? value
        : new Expression.Cast(Expression.CastMode.STRICT, value, ScalarType.DATE);
  }

  /// `alias(column)` is the column's name as its table has it.
  private Expression alias(Call call, Names names) {
    if (call.arguments().size() != 1) {
      return context.problem(
          ErrorCode.WRONG_ARGUMENTS, "alias(x) takes one column, whose name it is", call.span());
    }
    return switch (expressions.bind(call.arguments().getFirst().value(), names)) {
      case Expression.ColumnRef column -> Literals.text(column.name());
      case Expression poison when BindContext.isPoison(poison) -> poison;
      case Expression _ ->
          context.problem(
              ErrorCode.UNSUPPORTED,
              "alias(…) of what is no column is the engine's own text for it; write the text, or"
                  + " name the expression in a subquery",
              call.span());
    };
  }

  private Expression unnest(Call call, Names names) {
    if (!names.clause().allowsUnnest()) {
      return context.problem(
          ErrorCode.INVALID_QUERY,
          "UNNEST multiplies rows: it can stand in the SELECT list, in FROM, GROUP BY and ORDER BY,"
              + " not in "
              + names.clause().label(),
          call.span());
    }
    List<Expression> arguments = expressions.bindAll(values(call), names);
    if (arguments.isEmpty() || BindContext.isPoison(arguments.getFirst())) {
      return arguments.isEmpty()
          ? context.problem(ErrorCode.WRONG_ARGUMENTS, "UNNEST needs a list", call.span())
          : BindContext.POISON;
    }
    if (call.arguments().stream().skip(1).anyMatch(a -> a.name().isEmpty())) {
      return context.problem(
          ErrorCode.WRONG_ARGUMENTS,
          "UNNEST takes one list; behind it can stand recursive := true, max_depth := n and"
              + " keep_parent_names := true",
          call.span());
    }
    DataType type = elementOf(arguments.getFirst().type());
    if (type == null) {
      return context.problem(
          ErrorCode.TYPE_MISMATCH,
          "UNNEST takes a list, not " + arguments.getFirst().type().text(),
          call.span());
    }
    for (int depth = Unnesting.depth(call); depth > 1; depth--) {
      DataType deeper = elementOf(type);
      if (deeper == null || deeper == ScalarType.NULL && type == ScalarType.NULL) {
        break;
      }
      type = deeper;
    }
    return new Expression.Unnest(arguments, argumentNames(call), type);
  }

  static @org.jspecify.annotations.Nullable DataType elementOf(DataType type) {
    return switch (type) {
      case ListType list -> list.element();
      case ArrayType array -> array.element();
      case ScalarType scalar when scalar == ScalarType.NULL -> ScalarType.NULL;
      case DataType _ -> null;
    };
  }
}
