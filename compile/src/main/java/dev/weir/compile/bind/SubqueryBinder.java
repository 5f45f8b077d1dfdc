package dev.weir.compile.bind;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.Coercion;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ListType;
import dev.weir.model.TupleType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import java.util.List;
import java.util.Optional;

/// Queries as values. They may refer to columns of the queries around them.
final class SubqueryBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final QueryBinder queries;

  SubqueryBinder(BindContext context, ExpressionBinder expressions, QueryBinder queries) {
    this.context = context;
    this.expressions = expressions;
    this.queries = queries;
  }

  private Relation bind(SqlQuery query, Names names) {
    if (!names.lambdas().isEmpty()) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "a subquery cannot stand inside a lambda or a list comprehension; compute it outside, or"
              + " unnest the list in FROM",
          query.span());
    }
    return queries.bind(query, Optional.of(names.around()), names.ctes());
  }

  Expression exists(SqlExpression.Exists exists, Names names) {
    return new Expression.Exists(bind(exists.query(), names));
  }

  Expression scalar(SqlExpression.ScalarQuery scalar, Names names) {
    Relation query = bind(scalar.query(), names);
    Optional<DataType> type = onlyColumn(query, scalar.span());
    return type.isEmpty() ? BindContext.POISON : new Expression.ScalarSubquery(query, type.get());
  }

  Expression array(SqlExpression.ArrayQuery array, Names names) {
    Relation query = bind(array.query(), names);
    Optional<DataType> type = onlyColumn(query, array.span());
    return type.isEmpty()
        ? BindContext.POISON
        : new Expression.ArraySubquery(query, new ListType(type.get()));
  }

  private Optional<DataType> onlyColumn(Relation query, Span span) {
    int size = query.columns().size();
    if (size != 1) {
      if (size > 0 || !context.hasProblems()) {
        context.record(
            ErrorCode.INVALID_QUERY,
            "a subquery that is a value has one column, not " + size,
            span);
      }
      return Optional.empty();
    }
    return Optional.of(query.columns().getFirst().type());
  }

  /// `a IN ((SELECT …))` asks all rows, like `a IN (SELECT …)`.
  static Optional<SqlExpression.InQuery> onlyQuery(SqlExpression.InList in) {
    return in.candidates().size() == 1
            && in.candidates().getFirst() instanceof SqlExpression.ScalarQuery only
        ? Optional.of(new SqlExpression.InQuery(in.polarity(), in.value(), only.query(), in.span()))
        : Optional.empty();
  }

  Expression in(SqlExpression.InQuery in, Names names) {
    Expression value = expressions.bind(in.value(), names);
    Relation query = bind(in.query(), names);
    return ExpressionBinder.polarity(
        in.polarity(),
        quantified(value, ComparisonOperator.EQUAL, Expression.Quantifier.ANY, query, in.span()));
  }

  Expression quantified(SqlExpression.QuantifiedQuery quantified, Names names) {
    Expression value = expressions.bind(quantified.value(), names);
    Relation query = bind(quantified.query(), names);
    return quantified(
        value,
        operator(quantified.operator()),
        Expression.Quantifier.valueOf(quantified.quantifier().name()),
        query,
        quantified.span());
  }

  /// `a = ANY (list)` asks the elements as rows.
  Expression quantifiedList(SqlExpression.QuantifiedList quantified, Names names) {
    Expression value = expressions.bind(quantified.value(), names);
    Expression list = expressions.bind(quantified.list(), names);
    if (BindContext.isPoison(list)) {
      return list;
    }
    DataType element = CallBinder.elementOf(list.type());
    if (element == null) {
      return context.problem(
          ErrorCode.TYPE_MISMATCH,
          "ANY and ALL take a query or a list, not " + list.type().text(),
          quantified.span());
    }
    Relation rows =
        new Relation.Select(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Relation.Output(
                    "unnest", new Expression.Unnest(List.of(list), List.of(), element))),
            new Relation.Distinct.None(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return quantified(
        value,
        operator(quantified.operator()),
        Expression.Quantifier.valueOf(quantified.quantifier().name()),
        rows,
        quantified.span());
  }

  private Expression quantified(
      Expression value,
      ComparisonOperator operator,
      Expression.Quantifier quantifier,
      Relation query,
      Span span) {
    if (BindContext.isPoison(value)) {
      return value;
    }
    int wanted =
        value.type() instanceof TupleType tuple && query.columns().size() > 1
            ? tuple.elements().size()
            : 1;
    if (query.columns().size() != wanted) {
      return query.columns().isEmpty() && context.hasProblems()
          ? BindContext.POISON
          : context.problem(
              ErrorCode.INVALID_QUERY,
              "the subquery has "
                  + query.columns().size()
                  + " columns, the value in front has "
                  + wanted,
              span);
    }
    return comparable(value, query, span)
        ? new Expression.QuantifiedSubquery(value, operator, quantifier, query)
        : BindContext.POISON;
  }

  /// Whether the engine finds one type for the value and each row. Unlike between two values, a
  /// column is never cast to fit: a number is not compared with texts.
  private boolean comparable(Expression value, Relation query, Span span) {
    List<Column> columns = query.columns();
    List<Argument> left =
        columns.size() > 1 && value.type() instanceof TupleType tuple
            ? elements(value, tuple)
            : List.of(Literals.argument(value));
    if (columns.size() == 1) {
      context.parameters.learn(value, columns.getFirst().type());
    }
    for (int i = 0; i < columns.size(); i++) {
      DataType type = columns.get(i).type();
      boolean fits =
          Parameters.isUntyped(value)
              || Coercion.orderingType(left.get(i), Argument.of(type)).isPresent();
      if (!fits) {
        context.record(
            ErrorCode.TYPE_MISMATCH,
            "cannot compare "
                + left.get(i).type().text()
                + " with the rows of a subquery of type "
                + type.text()
                + "; cast one of them",
            span);
        return false;
      }
    }
    return true;
  }

  private static List<Argument> elements(Expression value, TupleType tuple) {
    return value instanceof Expression.Function row
            && row.arguments().size() == tuple.elements().size()
        ? Literals.arguments(row.arguments())
        : tuple.elements().stream().map(Argument::of).toList();
  }

  private static ComparisonOperator operator(String symbol) {
    return switch (symbol) {
      case "=", "==" -> ComparisonOperator.EQUAL;
      case "<>", "!=" -> ComparisonOperator.NOT_EQUAL;
      case "<" -> ComparisonOperator.LESS;
      case "<=" -> ComparisonOperator.LESS_OR_EQUAL;
      case ">" -> ComparisonOperator.GREATER;
      case ">=" -> ComparisonOperator.GREATER_OR_EQUAL;
      case String other ->
          throw new dev.weir.model.WeirException(
              ErrorCode.INVALID_QUERY,
              "ANY and ALL go with a comparison (=, <>, <, <=, >, >=), not with " + other);
    };
  }
}
