package dev.weir.compile.bind;

import dev.weir.model.DataType;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.LambdaParameter;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a name can mean where an expression stands. Immutable.
///
/// @param scope columns of this query and, behind them, of enclosing ones
/// @param clause the clause, which says whether aggregates and windows may stand here
/// @param aliases the select list's aliases
/// @param lambdas parameters of enclosing lambdas, folded names
/// @param macros arguments of an enclosing macro call, folded names
/// @param windows the block's named windows, folded names
/// @param column what COLUMNS stands for in this round of its expansion
/// @param place whether the expression is inside an aggregate or window call
/// @param keys group keys that have columns of their own, by what was written for them
record Names(
    Scope scope,
    Clause clause,
    Aliases aliases,
    CteScope ctes,
    Map<String, LambdaParameter> lambdas,
    Map<String, MacroArgument> macros,
    Map<String, SqlWindow.Specification> windows,
    Place place,
    Optional<Expression> column,
    Map<Expression, Expression> keys) {

  /// An argument as written, and the names that it is to be bound with.
  record MacroArgument(SqlExpression expression, Names names) {}

  /// Where in calls an expression stands.
  enum Place {
    PLAIN,
    IN_AGGREGATE,
    IN_WINDOW
  }

  static Names of(Scope scope, Clause clause, Aliases aliases, CteScope ctes) {
    return new Names(
        scope,
        clause,
        aliases,
        ctes,
        Map.of(),
        Map.of(),
        Map.of(),
        Place.PLAIN,
        Optional.empty(),
        Map.of());
  }

  Names in(Place other) {
    boolean hidden = clause == Clause.HAVING && other == Place.IN_AGGREGATE;
    return new Names(
        scope,
        clause,
        hidden ? Aliases.NONE : aliases,
        ctes,
        lambdas,
        macros,
        windows,
        other,
        column,
        keys);
  }

  Names withWindows(Map<String, SqlWindow.Specification> more) {
    return new Names(scope, clause, aliases, ctes, lambdas, macros, more, place, column, keys);
  }

  Names withColumn(Expression selected) {
    return new Names(
        scope, clause, aliases, ctes, lambdas, macros, windows, place, Optional.of(selected), keys);
  }

  Names withAliases(Clause other, Aliases more) {
    return new Names(scope, other, more, ctes, lambdas, macros, windows, place, column, keys);
  }

  Names inLambda(int id, List<Identifier> parameters, List<DataType> types) {
    Map<String, LambdaParameter> more = new LinkedHashMap<>(lambdas);
    for (int i = 0; i < parameters.size(); i++) {
      String name = parameters.get(i).name();
      more.put(Identifiers.fold(name), new LambdaParameter(id, i, name, types.get(i)));
    }
    return new Names(scope, clause, aliases, ctes, more, macros, windows, place, column, keys);
  }

  Names inMacro(Map<String, MacroArgument> arguments) {
    return new Names(
        Scope.ofMacro(arguments, scope),
        clause,
        Aliases.NONE,
        CteScope.EMPTY,
        Map.of(),
        arguments,
        windows,
        place,
        column,
        keys);
  }

  Names withKeys(Map<Expression, Expression> more) {
    return new Names(scope, clause, aliases, ctes, lambdas, macros, windows, place, column, more);
  }

  /// The columns and aliases that a subquery sees where it stands.
  @SuppressWarnings("ReferenceEquality")
  Scope around() {
    return aliases == Aliases.NONE ? scope : scope.withAliases(aliases.fromWithin());
  }

  /// The key that an expression is in a grouping block, else the expression.
  Expression key(Expression expression) {
    return keys.isEmpty() || place == Place.IN_AGGREGATE
        ? expression
        : keys.getOrDefault(expression, expression);
  }

  @Nullable LambdaParameter lambda(String name) {
    return lambdas.isEmpty() ? null : lambdas.get(Identifiers.fold(name));
  }

  @Nullable MacroArgument macro(String name) {
    return scope.macro(Identifiers.fold(name));
  }
}
