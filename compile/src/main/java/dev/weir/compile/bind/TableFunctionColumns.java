package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The columns of table functions other than UNNEST and the series: from the catalog where they are
/// always the same, from the arguments where those state them, else from the engine.
final class TableFunctionColumns {
  /// Computed from their arguments alone.
  private static final Set<String> PURE = Set.of("json_each", "json_tree", "repeat", "repeat_row");

  /// Do something, or run what only they see.
  private static final Set<String> EFFECTS =
      Set.of(
          "checkpoint",
          "force_checkpoint",
          "create_external_resource",
          "deregister_external_resource",
          "destroy_external_resource",
          "register_external_resource",
          "register_external_resource_type",
          "disable_logging",
          "enable_logging",
          "disable_profiling",
          "enable_profiling",
          "truncate_duckdb_logs",
          "arrow_scan",
          "arrow_scan_dumb",
          "seq_scan",
          "json_execute_serialized_sql");

  private static final Set<String> WITH_COLUMNS =
      Set.of(
          "read_csv",
          "read_csv_auto",
          "read_json",
          "read_json_auto",
          "read_ndjson",
          "read_ndjson_auto");

  /// Options of a reader that leave its columns as `columns` states them.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "auto_detect",
          "comment",
          "compression",
          "dateformat",
          "decimal_separator",
          "delim",
          "encoding",
          "escape",
          "force_not_null",
          "format",
          "header",
          "ignore_errors",
          "max_line_size",
          "maximum_object_size",
          "new_line",
          "null_padding",
          "nullstr",
          "parallel",
          "quote",
          "sep",
          "skip",
          "strict_mode",
          "timestampformat");

  private final BindContext context;
  private final EngineQuestions questions;

  TableFunctionColumns(BindContext context) {
    this.context = context;
    this.questions = new EngineQuestions(context);
  }

  /// The columns, or nothing after a problem is recorded.
  ///
  /// @param named whether the query names the columns itself
  Optional<List<Column>> of(
      String name, SqlExpression.Call call, List<Expression> arguments, boolean named) {
    if (context.functions.tableKind(name).isEmpty()) {
      return problem(
          ErrorCode.UNKNOWN_FUNCTION,
          "there is no table function '"
              + name
              + "'"
              + NearestNames.hint(name, context.functions.tableNames()),
          call);
    }
    Optional<String> refusal = refusal(name);
    if (refusal.isPresent()) {
      return problem(ErrorCode.UNSUPPORTED, name + "(…) " + refusal.get(), call);
    }
    context.called(name, context.functions.tableTraits(name), call.span());
    List<String> names = CallBinder.argumentNames(call);
    return switch (name) {
      case "repeat" -> repeat(call, arguments, named);
      case "repeat_row" -> Optional.of(row(arguments, names));
      default -> {
        Optional<List<Column>> known =
            name.equals("duckdb_logs") && !arguments.isEmpty()
                ? Optional.empty()
                : context.functions.tableColumns(name).or(() -> stated(name, arguments, names));
        yield known.isPresent() ? known : questions.columns(name, arguments, names, call.span());
      }
    };
  }

  private Optional<List<Column>> problem(ErrorCode code, String message, SqlExpression.Call call) {
    context.record(code, message, call.name().span());
    return Optional.empty();
  }

  private Optional<String> refusal(String name) {
    String why =
        switch (name) {
          case "query" -> "hides what it reads; write the query itself, in parentheses";
          case "query_table" -> "hides what it reads; write the name of the table";
          case "summary", "histogram", "histogram_values" ->
              "takes a whole table, which is not supported; write the aggregates";
          case String n when EFFECTS.contains(n) -> "acts on the engine; a query reads tables";
          case String n
              when !PURE.contains(n) && context.options.outside() == BindOptions.Outside.REFUSED ->
              "reads what is no table of the catalog; declare it as a source with its columns";
          default -> "";
        };
    return why.isEmpty() ? Optional.empty() : Optional.of(why);
  }

  /// One column named like the value, as the engine writes it.
  private Optional<List<Column>> repeat(
      SqlExpression.Call call, List<Expression> arguments, boolean named) {
    if (arguments.size() != 2) {
      return problem(ErrorCode.WRONG_ARGUMENTS, "repeat takes a value and a number of rows", call);
    }
    Expression value = arguments.getFirst();
    if (named) {
      return Optional.of(List.of(new Column("repeat", value.type())));
    }
    if (value instanceof Expression.Literal literal) {
      return Optional.of(List.of(new Column(literal.value().orElse("NULL"), literal.type())));
    }
    if (context.options.oracle().isEmpty()) {
      return problem(
          ErrorCode.UNSUPPORTED,
          "the column of repeat(…) is named like its value, which only the engine computes;"
              + " name it: repeat(…) AS r(x)",
          call);
    }
    return questions.columns("repeat", arguments, List.of(), call.span());
  }

  private static List<Column> row(List<Expression> arguments, List<String> names) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (names.isEmpty() || names.get(i).isEmpty()) {
        columns.add(new Column("column" + columns.size(), arguments.get(i).type()));
      }
    }
    return columns;
  }

  /// `read_csv('x.csv', columns = {'a': 'INTEGER'})` states its columns, unless another option or
  /// the names of folders add some.
  private static Optional<List<Column>> stated(
      String name, List<Expression> arguments, List<String> names) {
    int stated = names.indexOf("columns");
    if (!WITH_COLUMNS.contains(name) || stated < 0) {
      return Optional.empty();
    }
    for (int i = 0; i < arguments.size(); i++) {
      boolean plain =
          names.get(i).isEmpty()
              ? arguments.get(i) instanceof Expression.Literal literal
                  && literal.value().filter(v -> v.contains("=")).isEmpty()
              : i == stated || WITHOUT_EFFECT.contains(names.get(i));
      if (!plain) {
        return Optional.empty();
      }
    }
    return arguments.get(stated) instanceof Expression.Function struct
            && struct.name().equals("struct_pack")
        ? fields(struct)
        : Optional.empty();
  }

  private static Optional<List<Column>> fields(Expression.Function struct) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < struct.arguments().size(); i++) {
      if (!(struct.arguments().get(i) instanceof Expression.Literal type)
          || type.value().isEmpty()) {
        return Optional.empty();
      }
      try {
        columns.add(new Column(struct.argumentNames().get(i), DataType.parse(type.value().get())));
      } catch (WeirException e) {
        return Optional.empty();
      }
    }
    return Optional.of(columns);
  }
}
