package dev.weir.compile.bind;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.SqlExpression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The types of a query's parameters: those that the caller declared, and those that follow from
/// where a parameter stands. A parameter without a type is bound as an untyped NULL; what is
/// learned of it holds from the next attempt at the query on, so that one place may tell about
/// another. One thread.
final class Parameters {
  private final Map<String, DataType> known;
  private final Map<String, DataType> learned = new LinkedHashMap<>();
  private final Map<String, SqlExpression.Parameter> untyped = new LinkedHashMap<>();

  Parameters(Map<String, DataType> known) {
    this.known = known;
  }

  Expression bind(SqlExpression.Parameter parameter) {
    DataType type = known.get(parameter.name());
    if (type == null) {
      untyped.putIfAbsent(parameter.name(), parameter);
      return new Expression.Parameter(parameter.name(), ScalarType.NULL);
    }
    return new Expression.Parameter(parameter.name(), type);
  }

  static boolean isUntyped(Expression expression) {
    return expression instanceof Expression.Parameter p && p.type() == ScalarType.NULL;
  }

  /// A value that stands where this type is wanted.
  void learn(Expression expression, DataType wanted) {
    if (expression instanceof Expression.Parameter p
        && p.type() == ScalarType.NULL
        && wanted != ScalarType.NULL) {
      learned.putIfAbsent(p.name(), wanted);
    }
  }

  void learn(List<Expression> expressions, DataType wanted) {
    for (Expression expression : expressions) {
      learn(expression, wanted);
    }
  }

  /// Two values that are compared. A literal tells nothing: it takes the type of the other side
  /// itself.
  void learn(Expression left, Expression right) {
    if (!(right instanceof Expression.Literal)) {
      learn(left, right.type());
    }
    if (!(left instanceof Expression.Literal)) {
      learn(right, left.type());
    }
  }

  boolean hasLearned() {
    return !learned.isEmpty();
  }

  /// For the next attempt.
  Parameters next() {
    Map<String, DataType> all = new LinkedHashMap<>(known);
    all.putAll(learned);
    return new Parameters(all);
  }

  /// Records every parameter whose type nothing says.
  void reportUntyped(BindContext context) {
    untyped.forEach((name, parameter) -> {
      String shown =
          parameter.style() == SqlExpression.Parameter.Style.QUESTION_MARK
              ? "number " + name + " (?)"
              : "$" + name;
      String written =
          parameter.style() == SqlExpression.Parameter.Style.QUESTION_MARK ? "?" : "$" + name;
      context.record(
          ErrorCode.INVALID_QUERY,
          "nothing says the type of parameter "
              + shown
              + "; cast it, as in CAST("
              + written
              + " AS INTEGER), or declare parameter '"
              + name
              + "' with the query",
          parameter.span());
    });
  }
}
