package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Functions as tables: UNNEST, series, and those whose columns never depend on data.
final class TableFunctionBinder {
  /// Those that take the alias for the name of their only column.
  private static final Set<String> NAMED_BY_ALIAS =
      Set.of("unnest", "unlist", "range", "generate_series");

  private final BindContext context;
  private final ExpressionBinder expressions;
  private final QueryBinder queries;
  private final TableFunctionColumns schemas;

  TableFunctionBinder(BindContext context, ExpressionBinder expressions, QueryBinder queries) {
    this.context = context;
    this.expressions = expressions;
    this.queries = queries;
    this.schemas = new TableFunctionColumns(context);
  }

  FromBinder.Bound bind(SqlTable.Function function, Scope left, CteScope visible) {
    SqlExpression.Call call = withNames(function.call());
    String name = Identifiers.fold(call.name().last().name());
    Names names = Names.of(left, Clause.FROM, Aliases.NONE, visible);
    List<Expression> arguments = new ArrayList<>();
    for (SqlExpression.Argument argument : call.arguments()) {
      arguments.add(expressions.bind(argument.value(), names));
    }
    boolean bad = arguments.stream().anyMatch(BindContext::isPoison);
    Optional<List<Column>> columns =
        bad ? Optional.empty() : columns(name, call, function, arguments);
    String alias = function.alias().map(a -> a.name().name()).orElse(name);
    int id = context.nextSource();
    if (columns.isEmpty()) {
      FromBinder.Bound open =
          FromBinder.single(
              new From.FunctionScan(
                  id,
                  context.functions.table(name, List.of()),
                  List.of(),
                  List.of(),
                  From.Ordinality.NONE,
                  alias,
                  List.of()),
              new Scope.Item(id, alias, List.of(alias), List.of(), Map.of()),
              left);
      open.scope().open();
      return open;
    }
    List<Column> made = new ArrayList<>(columns.get());
    Map<String, Integer> otherNames = new LinkedHashMap<>();
    List<Identifier> aliases = FromBinder.aliasColumns(function.alias());
    boolean keepsName =
        function.ordinality() == SqlTable.Ordinality.WITH_ORDINALITY
            && arguments.stream()
                .anyMatch(a -> Walk.any(a, Expression.ColumnRef.class::isInstance));
    if (made.size() == 1
        && NAMED_BY_ALIAS.contains(name)
        && function.alias().isPresent()
        && aliases.isEmpty()
        && !keepsName) {
      if (!Identifiers.same(made.getFirst().name(), alias)) {
        otherNames.put(made.getFirst().name(), 0);
      }
      made.set(0, new Column(alias, made.getFirst().type()));
    }
    if (function.ordinality() == SqlTable.Ordinality.WITH_ORDINALITY) {
      made.add(new Column("ordinality", ScalarType.BIGINT));
    }
    List<Column> renamed = queries.renamed(made, aliases, alias, function.span());
    From.FunctionScan scan =
        new From.FunctionScan(
            id,
            context.functions.table(name, arguments),
            arguments,
            CallBinder.argumentNames(call),
            From.Ordinality.valueOf(function.ordinality().name()),
            alias,
            renamed);
    return FromBinder.single(
        scan, new Scope.Item(id, alias, List.of(alias), renamed, otherNames), left);
  }

  /// In FROM `name = value` names an argument too.
  private static SqlExpression.Call withNames(SqlExpression.Call call) {
    List<SqlExpression.Argument> arguments =
        call.arguments().stream()
            .map(a ->
                a.name().isEmpty()
                        && a.value() instanceof SqlExpression.Binary b
                        && b.operator().equals("=")
                        && b.left() instanceof SqlExpression.ColumnName name
                        && name.name().parts().size() == 1
                    ? new SqlExpression.Argument(
                        Optional.of(name.name().last()), b.right(), a.span())
                    : a)
            .toList();
    return new SqlExpression.Call(
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

  private Optional<List<Column>> columns(
      String name,
      SqlExpression.Call call,
      SqlTable.Function function,
      List<Expression> arguments) {
    return switch (name) {
      case "unnest", "unlist" -> unnest(call, arguments);
      case "range", "generate_series" -> series(name, call, arguments);
      default ->
          schemas.of(name, call, arguments, !FromBinder.aliasColumns(function.alias()).isEmpty());
    };
  }

  private Optional<List<Column>> unnest(SqlExpression.Call call, List<Expression> arguments) {
    if (arguments.size() != 1 || !CallBinder.argumentNames(call).isEmpty()) {
      context.record(
          ErrorCode.WRONG_ARGUMENTS,
          "UNNEST in FROM takes one list and nothing else; write it into a SELECT list for"
              + " recursive and max_depth",
          call.span());
      return Optional.empty();
    }
    DataType list = arguments.getFirst().type();
    DataType element = CallBinder.elementOf(list);
    if (element == null) {
      context.record(
          ErrorCode.TYPE_MISMATCH, "UNNEST takes a list, not " + list.text(), call.span());
      return Optional.empty();
    }
    return Optional.of(List.of(new Column("unnest", element)));
  }

  private Optional<List<Column>> series(
      String name, SqlExpression.Call call, List<Expression> arguments) {
    if (arguments.isEmpty() || arguments.size() > 3) {
      context.record(
          ErrorCode.WRONG_ARGUMENTS, name + " takes one to three arguments", call.span());
      return Optional.empty();
    }
    DataType type =
        switch (arguments.getFirst().type()) {
          case ScalarType s when s == ScalarType.TIMESTAMP_TZ -> s;
          case ScalarType s when s == ScalarType.TIMESTAMP || s == ScalarType.DATE ->
              ScalarType.TIMESTAMP;
          case DataType _ -> ScalarType.BIGINT;
        };
    if (type == ScalarType.BIGINT) {
      context.parameters.learn(arguments, type);
    }
    return Optional.of(List.of(new Column(name, type)));
  }
}
