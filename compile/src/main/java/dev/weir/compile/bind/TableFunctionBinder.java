package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
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

/// Functions as tables: UNNEST, series, and those whose columns never depend on data.
final class TableFunctionBinder {
  private static final List<Column> JSON_TREE =
      List.of(
          new Column("key", ScalarType.VARCHAR),
          new Column("value", ScalarType.JSON),
          new Column("type", ScalarType.VARCHAR),
          new Column("atom", ScalarType.JSON),
          new Column("id", ScalarType.UBIGINT),
          new Column("parent", ScalarType.UBIGINT),
          new Column("fullkey", ScalarType.VARCHAR),
          new Column("path", ScalarType.VARCHAR));

  private final BindContext context;
  private final ExpressionBinder expressions;
  private final QueryBinder queries;

  TableFunctionBinder(BindContext context, ExpressionBinder expressions, QueryBinder queries) {
    this.context = context;
    this.expressions = expressions;
    this.queries = queries;
  }

  FromBinder.Bound bind(SqlTable.Function function, Scope left, CteScope visible) {
    SqlExpression.Call call = function.call();
    String name = Identifiers.fold(call.name().last().name());
    Names names = Names.of(left, Clause.FROM, Aliases.NONE, visible);
    List<Expression> arguments = new ArrayList<>();
    for (SqlExpression.Argument argument : call.arguments()) {
      arguments.add(expressions.bind(argument.value(), names));
    }
    boolean bad = arguments.stream().anyMatch(BindContext::isPoison);
    Optional<List<Column>> columns = bad ? Optional.empty() : columns(name, call, arguments);
    String alias = function.alias().map(a -> a.name().name()).orElse(name);
    int id = context.nextSource();
    if (columns.isEmpty()) {
      FromBinder.Bound open =
          FromBinder.single(
              new From.FunctionScan(
                  id, name, List.of(), List.of(), From.Ordinality.NONE, alias, List.of()),
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
    if (made.size() == 1 && function.alias().isPresent() && aliases.isEmpty() && !keepsName) {
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
            name,
            arguments,
            CallBinder.argumentNames(call),
            From.Ordinality.valueOf(function.ordinality().name()),
            alias,
            renamed);
    if (function.sample().isPresent()) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "a sample of a table function is not supported; sample a subquery over it",
          function.sample().get().span());
    }
    return FromBinder.single(
        scan, new Scope.Item(id, alias, List.of(alias), renamed, otherNames), left);
  }

  private Optional<List<Column>> columns(
      String name, SqlExpression.Call call, List<Expression> arguments) {
    return switch (name) {
      case "unnest", "unlist" -> unnest(call, arguments);
      case "range", "generate_series" -> series(name, call, arguments);
      case "json_each", "json_tree" -> Optional.of(JSON_TREE);
      case "glob" -> Optional.of(List.of(new Column("file", ScalarType.VARCHAR)));
      case "repeat" -> Optional.of(List.of(new Column(name, arguments.getFirst().type())));
      case String other -> refused(other, call);
    };
  }

  private Optional<List<Column>> unnest(SqlExpression.Call call, List<Expression> arguments) {
    DataType list = arguments.isEmpty() ? ScalarType.INTEGER : arguments.getFirst().type();
    DataType element = CallBinder.elementOf(list);
    if (element == null) {
      context.record(
          ErrorCode.TYPE_MISMATCH, "UNNEST takes a list, not " + list.text(), call.span());
      return Optional.empty();
    }
    int depth = Unnesting.depth(call);
    while (depth > 1 && element instanceof ListType deeper) {
      element = deeper.element();
      depth--;
    }
    if (depth > 1 && element instanceof StructType struct) {
      return Optional.of(
          struct.fields().stream().map(f -> new Column(f.name(), f.type())).toList());
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
    return Optional.of(List.of(new Column(name, type)));
  }

  private Optional<List<Column>> refused(String name, SqlExpression.Call call) {
    if (context.functions.tableKind(name).isPresent()) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "the columns of "
              + name
              + "(…) depend on data that the compiler does not read; declare it as a source with its columns",
          call.span());
    } else {
      List<String> known =
          List.of("unnest", "range", "generate_series", "json_each", "json_tree", "repeat", "glob");
      context.record(
          ErrorCode.UNKNOWN_FUNCTION,
          "there is no table function '" + name + "'" + NearestNames.hint(name, known),
          call.name().span());
    }
    return Optional.empty();
  }
}
