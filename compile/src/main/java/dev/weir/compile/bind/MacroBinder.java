package dev.weir.compile.bind;

import dev.weir.compile.function.Macro;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A call of a macro is bound to the macro's body, its parameters standing for the arguments.
final class MacroBinder {
  /// Parsed bodies; bounded by the catalog.
  private static final Map<String, SqlExpression> BODIES = new ConcurrentHashMap<>();

  private final BindContext context;
  private final ExpressionBinder expressions;

  MacroBinder(BindContext context, ExpressionBinder expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  Expression bind(String name, Call call, Names names) {
    int positional = (int) call.arguments().stream().filter(a -> a.name().isEmpty()).count();
    Optional<Macro> found = context.functions.macro(name, positional);
    if (found.isEmpty()) {
      return context.problem(
          ErrorCode.WRONG_ARGUMENTS,
          name + " does not take " + positional + " arguments",
          call.span());
    }
    Macro macro = found.get();
    Map<String, Names.MacroArgument> arguments = new LinkedHashMap<>();
    for (Macro.Parameter parameter : macro.parameters()) {
      parameter
          .standard()
          .ifPresent(text ->
              arguments.put(
                  Identifiers.fold(parameter.name()),
                  new Names.MacroArgument(parsed(text), names)));
    }
    int next = 0;
    for (SqlExpression.Argument argument : call.arguments()) {
      String parameter =
          argument.name().isPresent()
              ? argument.name().get().name()
              : macro.parameters().get(next++).name();
      arguments.put(Identifiers.fold(parameter), new Names.MacroArgument(argument.value(), names));
    }
    Span before = context.enterMacro(call.span());
    try {
      return expressions.bind(parsed(macro.body()), names.inMacro(arguments));
    } finally {
      context.leaveMacro(before);
    }
  }

  private static SqlExpression parsed(String text) {
    return BODIES.computeIfAbsent(text, t -> SqlParser.of(Dialect.DUCKDB).parseExpression(t));
  }
}
