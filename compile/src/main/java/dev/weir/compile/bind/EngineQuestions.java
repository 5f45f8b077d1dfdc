package dev.weir.compile.bind;

import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.EngineTyped;
import dev.weir.compile.function.TypeOracle;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Asks the engine for what the catalog cannot say. A question holds the constants of a call as
/// they are and typed columns for everything else, so that it names no table and equal calls ask
/// the same question.
final class EngineQuestions {
  /// What they give is decided by a session, which is not the one that would be asked.
  private static final Set<String> OF_A_SESSION = Set.of("getvariable");

  private final BindContext context;

  EngineQuestions(BindContext context) {
    this.context = context;
  }

  /// The result type of a call; empty after a problem is recorded.
  ///
  /// @param call makes the call from its arguments
  Optional<DataType> type(
      String name,
      List<Expression> arguments,
      Function<List<Expression>, Expression> call,
      EngineTyped reason,
      Span span) {
    if (OF_A_SESSION.contains(name)) {
      context.record(
          ErrorCode.UNSUPPORTED,
          name + " reads a variable, which belongs to a session; use a parameter",
          span);
      return Optional.empty();
    }
    Optional<TypeOracle> oracle = context.options.oracle();
    if (oracle.isEmpty()) {
      context.record(
          reason.code(),
          reason.problems().getFirst().message()
              + "; only the engine can tell, and there is none here: cast the result, or compile"
              + " where the engine is at hand",
          span);
      return Optional.empty();
    }
    List<Relation.Output> columns = new ArrayList<>();
    List<Expression> shown = new ArrayList<>();
    int source = context.nextSource();
    for (Expression argument : arguments) {
      if (isConstant(argument)) {
        shown.add(argument);
      } else {
        String column = "x" + columns.size();
        shown.add(new Expression.ColumnRef(source, columns.size(), column, argument.type()));
        columns.add(new Relation.Output(column, typedNull(argument.type())));
      }
    }
    Optional<From> from = columns.isEmpty() ? Optional.empty() : Optional.of(rows(source, columns));
    Relation question = select(from, List.of(new Relation.Output("answer", call.apply(shown))));
    return ask(oracle.get(), Emitter.emit(question), span).map(answer -> answer.getFirst().type());
  }

  /// The columns of a table function; empty after a problem is recorded.
  Optional<List<Column>> columns(
      String name, List<Expression> arguments, List<String> argumentNames, Span span) {
    Optional<TypeOracle> oracle = context.options.oracle();
    if (oracle.isEmpty()) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "the columns of "
              + name
              + "(…) are in what it reads, and there is no engine here to look: declare it as a"
              + " source with its columns, or compile where the engine is at hand",
          span);
      return Optional.empty();
    }
    if (!arguments.stream().allMatch(EngineQuestions::isConstant)) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "the arguments of " + name + "(…) decide its columns, so they must be constants",
          span);
      return Optional.empty();
    }
    int source = context.nextSource();
    From scan =
        new From.FunctionScan(
            source,
            context.functions.table(name, arguments),
            arguments,
            argumentNames,
            From.Ordinality.NONE,
            "answer",
            List.of());
    SqlQuery one =
        Emitter.emit(select(Optional.of(scan), List.of(new Relation.Output("x", Literals.NULL))));
    return ask(oracle.get(), all(one), span);
  }

  /// The names that `COLUMNS(…)` selects among columns of these names, which are distinct; empty
  /// after a problem is recorded.
  Optional<List<String>> columnNames(SqlExpression selection, List<String> names) {
    Optional<TypeOracle> oracle = context.options.oracle();
    if (oracle.isEmpty()) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "what this selects takes an engine to compute, and there is none here: name the columns"
              + " in a list, or compile where the engine is at hand",
          selection.span());
      return Optional.empty();
    }
    SqlExpression columns =
        new SqlExpression.Columns(selection, SqlExpression.Unpacking.NONE, Span.NONE);
    List<SqlSelectItem> nulls =
        names.stream()
            .map(name ->
                new SqlSelectItem(
                    new SqlExpression.NullLiteral(Span.NONE),
                    Optional.of(new Identifier(name, Identifier.Quoting.QUOTED, Span.NONE)),
                    Span.NONE))
            .toList();
    SqlTable source =
        new SqlTable.Subquery(
            query(nulls, List.of()),
            SqlTable.Laterality.PLAIN,
            Optional.empty(),
            Optional.empty(),
            Span.NONE);
    SqlQuery question =
        query(List.of(new SqlSelectItem(columns, Optional.empty(), Span.NONE)), List.of(source));
    return ask(oracle.get(), question, selection.span())
        .map(answer -> answer.stream().map(Column::name).toList());
  }

  /// The name of the column that PIVOT makes of a value; empty without an engine or when it
  /// refuses.
  Optional<String> pivotedName(SqlExpression value) {
    SqlExpression x = ColumnNames.column("x");
    SqlSelectItem none =
        new SqlSelectItem(
            new SqlExpression.NullLiteral(Span.NONE), Optional.of(Identifier.of("x")), Span.NONE);
    SqlTable source =
        new SqlTable.Subquery(
            query(List.of(none), List.of()),
            SqlTable.Laterality.PLAIN,
            Optional.empty(),
            Optional.empty(),
            Span.NONE);
    SqlTable pivot =
        new SqlTable.Pivot(
            source,
            List.of(
                new SqlSelectItem(
                    SqlExpression.Call.of("count", List.of(x), Span.NONE),
                    Optional.empty(),
                    Span.NONE)),
            List.of(
                new SqlTable.PivotColumn(
                    List.of(x),
                    List.of(new SqlSelectItem(value, Optional.empty(), Span.NONE)),
                    Optional.empty(),
                    Optional.empty(),
                    Span.NONE)),
            List.of(),
            Optional.empty(),
            Span.NONE);
    SqlExpression star =
        new SqlExpression.Star(Optional.empty(), List.of(), List.of(), List.of(), Span.NONE);
    SqlQuery question =
        query(List.of(new SqlSelectItem(star, Optional.empty(), Span.NONE)), List.of(pivot));
    return context
        .options
        .oracle()
        .flatMap(oracle -> ask(oracle, question, value.span()))
        .filter(answer -> answer.size() == 1)
        .map(answer -> answer.getFirst().name());
  }

  private static SqlQuery query(List<SqlSelectItem> items, List<SqlTable> from) {
    SqlSelect select =
        new SqlSelect(
            new SqlSelect.Distinct.All(),
            items,
            from,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Span.NONE);
    return new SqlQuery(Optional.empty(), select, Optional.empty(), Optional.empty(), Span.NONE);
  }

  private Optional<List<Column>> ask(TypeOracle oracle, SqlQuery question, Span span) {
    try {
      return Optional.of(oracle.describe(SqlPrinter.print(question, Dialect.DUCKDB)).columns());
    } catch (WeirException e) {
      String why = e.problems().getFirst().message().lines().findFirst().orElse("it cannot tell");
      context.record(ErrorCode.WRONG_ARGUMENTS, "the engine says: " + why, span);
      return Optional.empty();
    }
  }

  /// Whether the engine can compute the value before it reads a row.
  private static boolean isConstant(Expression expression) {
    return !Walk.any(
        expression,
        part ->
            switch (part) {
              case Expression.ColumnRef _, Expression.OutputRef _, Expression.Parameter _ -> true;
              case Expression.ScalarSubquery _, Expression.Exists _ -> true;
              case Expression.QuantifiedSubquery _, Expression.ArraySubquery _ -> true;
              case Expression.Aggregate _, Expression.Window _, Expression.Grouping _ -> true;
              case Expression.Unnest _ -> true;
              case Expression.LambdaParameter _ -> !(expression instanceof Expression.Lambda);
              case Expression _ -> false;
            });
  }

  private static Expression typedNull(DataType type) {
    return type == ScalarType.NULL
        ? Literals.NULL
        : new Expression.Cast(Expression.CastMode.STRICT, Literals.NULL, type);
  }

  private From rows(int source, List<Relation.Output> outputs) {
    List<Column> columns =
        outputs.stream().map(o -> new Column(o.name(), o.expression().type())).toList();
    return new From.Derived(
        source, select(Optional.empty(), outputs), "answers", columns, Optional.empty());
  }

  private static Relation select(Optional<From> from, List<Relation.Output> outputs) {
    return new Relation.Select(
        from,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        outputs,
        new Relation.Distinct.None(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /// `SELECT *` in place of what is selected.
  private static SqlQuery all(SqlQuery query) {
    SqlSelect select = (SqlSelect) query.body();
    SqlExpression star =
        new SqlExpression.Star(Optional.empty(), List.of(), List.of(), List.of(), Span.NONE);
    return query(List.of(new SqlSelectItem(star, Optional.empty(), Span.NONE)), select.from());
  }
}
