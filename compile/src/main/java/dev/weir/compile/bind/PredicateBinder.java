package dev.weir.compile.bind;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.Coercion;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Comparison;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Operators between two values: comparisons, patterns, ranges and memberships.
final class PredicateBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;

  PredicateBinder(BindContext context, ExpressionBinder expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  Expression binary(SqlExpression.Binary binary, Names names) {
    int before = context.problemCount();
    Expression left = expressions.bind(binary.left(), names);
    if (BindContext.isPoison(left) && isOldLambda(binary)) {
      context.forgetSince(before);
      return context.problem(
          ErrorCode.INVALID_QUERY,
          "a lambda is written lambda x: …; the arrow takes a value out of JSON",
          binary.span());
    }
    Expression right = expressions.bind(binary.right(), names);
    return switch (binary.operator()) {
      case "=", "==" -> comparison(ComparisonOperator.EQUAL, left, right, binary.span());
      case "<>", "!=" -> comparison(ComparisonOperator.NOT_EQUAL, left, right, binary.span());
      case "<" -> comparison(ComparisonOperator.LESS, left, right, binary.span());
      case "<=" -> comparison(ComparisonOperator.LESS_OR_EQUAL, left, right, binary.span());
      case ">" -> comparison(ComparisonOperator.GREATER, left, right, binary.span());
      case ">=" -> comparison(ComparisonOperator.GREATER_OR_EQUAL, left, right, binary.span());
      case "~" -> expressions.function("regexp_matches", List.of(left, right), binary.span());
      case "!~" ->
          ExpressionBinder.polarity(
              SqlExpression.Polarity.NEGATED,
              expressions.function("regexp_matches", List.of(left, right), binary.span()));
      case "~*" ->
          expressions.function(
              "regexp_matches", List.of(left, right, Literals.text("i")), binary.span());
      case "!~*" ->
          ExpressionBinder.polarity(
              SqlExpression.Polarity.NEGATED,
              expressions.function(
                  "regexp_matches", List.of(left, right, Literals.text("i")), binary.span()));
      case String operator -> expressions.function(operator, List.of(left, right), binary.span());
    };
  }

  /// `x -> x + 1` and `(x, y) -> …`, which the engine takes no more.
  private static boolean isOldLambda(SqlExpression.Binary binary) {
    return binary.operator().equals("->")
        && switch (binary.left()) {
          case SqlExpression.ColumnName name -> name.name().parts().size() == 1;
          case SqlExpression.Row row ->
              row.elements().stream().allMatch(SqlExpression.ColumnName.class::isInstance);
          case SqlExpression _ -> false;
        };
  }

  Expression comparison(ComparisonOperator operator, Expression left, Expression right, Span span) {
    return checkComparable(operator, left, right, span)
        ? new Comparison(operator, left, right)
        : BindContext.POISON;
  }

  boolean checkComparable(
      ComparisonOperator operator, Expression left, Expression right, Span span) {
    if (BindContext.isPoison(left) || BindContext.isPoison(right)) {
      return false;
    }
    context.parameters.learn(left, right);
    if (Parameters.isUntyped(left) || Parameters.isUntyped(right)) {
      return true;
    }
    Set<String> collations = new LinkedHashSet<>(Collations.of(left));
    collations.addAll(Collations.of(right));
    if (collations.size() > 1) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "strings cannot be compared under "
              + String.join(" and ", collations)
              + " at once; give both sides one collation",
          span);
      return false;
    }
    Argument a = Literals.argument(left);
    Argument b = Literals.argument(right);
    Optional<DataType> type =
        switch (operator) {
          case EQUAL, NOT_EQUAL, DISTINCT_FROM, NOT_DISTINCT_FROM -> Coercion.equalityType(a, b);
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Coercion.orderingType(a, b);
        };
    if (type.isEmpty()) {
      context.record(
          ErrorCode.TYPE_MISMATCH,
          "cannot compare "
              + left.type().text()
              + " with "
              + right.type().text()
              + "; cast one of them",
          span);
    }
    return type.isPresent();
  }

  Expression like(SqlExpression.Like like, Names names) {
    Expression value = expressions.bind(like.value(), names);
    Expression pattern = expressions.bind(like.pattern(), names);
    boolean negated = like.polarity() == SqlExpression.Polarity.NEGATED;
    if (like.escape().isPresent() && like.kind() != SqlExpression.LikeKind.SIMILAR_TO) {
      Expression escape = expressions.bind(like.escape().get(), names);
      String name = like.kind() == SqlExpression.LikeKind.ILIKE ? "ilike_escape" : "like_escape";
      return expressions.function(
          negated ? "not_" + name : name, List.of(value, pattern, escape), like.span());
    }
    return switch (like.kind()) {
      case LIKE ->
          expressions.function(negated ? "!~~" : "~~", List.of(value, pattern), like.span());
      case ILIKE ->
          expressions.function(negated ? "!~~*" : "~~*", List.of(value, pattern), like.span());
      case GLOB ->
          ExpressionBinder.polarity(
              like.polarity(), expressions.function("~~~", List.of(value, pattern), like.span()));
      case SIMILAR_TO ->
          ExpressionBinder.polarity(
              like.polarity(),
              expressions.function("regexp_full_match", List.of(value, pattern), like.span()));
    };
  }

  Expression between(SqlExpression.Between between, Names names) {
    Expression value = expressions.bind(between.value(), names);
    Expression low = expressions.bind(between.low(), names);
    Expression high = expressions.bind(between.high(), names);
    boolean valid =
        checkComparable(ComparisonOperator.GREATER_OR_EQUAL, value, low, between.span())
            & checkComparable(ComparisonOperator.LESS_OR_EQUAL, value, high, between.span());
    return valid
        ? ExpressionBinder.polarity(between.polarity(), new Expression.Between(value, low, high))
        : BindContext.POISON;
  }

  Expression inList(SqlExpression.InList in, Names names) {
    Expression value = expressions.bind(in.value(), names);
    List<Expression> candidates = expressions.bindAll(in.candidates(), names);
    boolean valid = !BindContext.isPoison(value);
    for (int i = 0; i < candidates.size(); i++) {
      Span span = in.candidates().get(Math.min(i, in.candidates().size() - 1)).span();
      valid &= checkComparable(ComparisonOperator.EQUAL, value, candidates.get(i), span);
    }
    return valid
        ? ExpressionBinder.polarity(in.polarity(), new Expression.InList(value, candidates))
        : BindContext.POISON;
  }

  Expression inValue(SqlExpression.InValue in, Names names) {
    Expression value = expressions.bind(in.value(), names);
    if (in.container() instanceof SqlExpression.Row row && row.elements().isEmpty()) {
      return ExpressionBinder.polarity(in.polarity(), inNothing(value));
    }
    Expression container = expressions.bind(in.container(), names);
    return ExpressionBinder.polarity(
        in.polarity(), expressions.function("contains", List.of(container, value), in.span()));
  }

  /// `x IN ()`: false, but NULL for NULL.
  private static Expression inNothing(Expression value) {
    return BindContext.isPoison(value)
        ? value
        : new Expression.Case(
            Optional.empty(),
            List.of(new Expression.When(new Expression.IsNull(value), Literals.NULL)),
            Literals.bool(false),
            ScalarType.BOOLEAN);
  }

  Expression isTruth(SqlExpression.IsTruth is, Names names) {
    Expression operand = expressions.bind(is.operand(), names);
    if (BindContext.isPoison(operand)) {
      return operand;
    }
    boolean positive = is.polarity() == SqlExpression.Polarity.POSITIVE;
    if (is.truth() == SqlExpression.Truth.UNKNOWN) {
      return ExpressionBinder.polarity(is.polarity(), new Expression.IsNull(operand));
    }
    Expression flag =
        operand.type() == ScalarType.BOOLEAN
            ? operand
            : new Expression.Cast(Expression.CastMode.STRICT, operand, ScalarType.BOOLEAN);
    return new Comparison(
        positive ? ComparisonOperator.NOT_DISTINCT_FROM : ComparisonOperator.DISTINCT_FROM,
        flag,
        Literals.bool(is.truth() == SqlExpression.Truth.TRUE));
  }
}
