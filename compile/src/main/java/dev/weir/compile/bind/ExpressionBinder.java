package dev.weir.compile.bind;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.Coercion;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.Volatility;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Literal;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Binds scalar expressions. A part that cannot be bound is recorded as a problem and stands in as
/// [BindContext#POISON], so that the rest is checked too.
final class ExpressionBinder {
  private final BindContext context;
  private final NameBinder columns;
  private final CallBinder calls;
  private final SubqueryBinder subqueries;
  private final PredicateBinder predicates;
  private final NestedBinder nested;
  private final ColumnsExpansion expansion;

  ExpressionBinder(BindContext context, QueryBinder queries) {
    this.context = context;
    this.columns = new NameBinder(context, this);
    this.calls = new CallBinder(context, this);
    this.subqueries = new SubqueryBinder(context, this, queries);
    this.predicates = new PredicateBinder(context, this);
    this.nested = new NestedBinder(context, this, columns);
    this.expansion = new ColumnsExpansion(context, this, new StarColumns(context, this));
  }

  Expression bind(SqlExpression expression, Names names) {
    context.budget.expression(expression.span());
    try {
      return names.key(bound(expression, names));
    } catch (WeirException e) {
      if (e.code() == ErrorCode.LIMIT_EXCEEDED) {
        throw e;
      }
      return context.problem(e, expression.span());
    }
  }

  private Expression bound(SqlExpression expression, Names names) {
    return switch (expression) {
      case SqlExpression.NullLiteral _ -> Literals.NULL;
      case SqlExpression.BooleanLiteral b -> Literals.bool(b.value());
      case SqlExpression.NumberLiteral n -> Literals.number(n.digits(), "");
      case SqlExpression.StringLiteral s -> Literals.text(s.value());
      case SqlExpression.BlobLiteral b ->
          new Literal(ScalarType.BLOB, Optional.of(b.hex().toLowerCase(java.util.Locale.ROOT)));
      case SqlExpression.BitLiteral b ->
          new Expression.Cast(Expression.CastMode.STRICT, Literals.text(b.bits()), ScalarType.BIT);
      case SqlExpression.TypedLiteral t ->
          new Expression.Cast(
              Expression.CastMode.STRICT, Literals.text(t.value()), TypeBinder.bind(t.type()));
      case SqlExpression.IntervalLiteral i -> Intervals.bind(i, bind(i.value(), names), this);
      case SqlExpression.ColumnName c -> columns.bind(c, names);
      case SqlExpression.Star s -> misplaced("*", s.span());
      case SqlExpression.Columns c ->
          names.column().orElseGet(() -> misplaced("COLUMNS", c.span()));
      case SqlExpression.Parameter p -> context.parameters.bind(p);
      case SqlExpression.ColumnPosition p -> position(p, names);
      case SqlExpression.Default d -> misplaced("DEFAULT", d.span());
      case SqlExpression.Unary u -> unary(u, names);
      case SqlExpression.Binary b -> predicates.binary(b, names);
      case SqlExpression.Logical l -> logical(l, names);
      case SqlExpression.Not n -> negated(n, names);
      case SqlExpression.Like l -> predicates.like(l, names);
      case SqlExpression.Between b -> predicates.between(b, names);
      case SqlExpression.InList i ->
          SubqueryBinder.onlyQuery(i)
              .map(q -> subqueries.in(q, names))
              .orElseGet(() -> predicates.inList(i, names));
      case SqlExpression.InValue i -> predicates.inValue(i, names);
      case SqlExpression.IsNull i ->
          polarity(i.polarity(), quiet(bind(i.operand(), names), Expression.IsNull::new));
      case SqlExpression.IsTruth i -> predicates.isTruth(i, names);
      case SqlExpression.IsDistinctFrom d ->
          predicates.comparison(
              d.polarity() == SqlExpression.Polarity.POSITIVE
                  ? ComparisonOperator.DISTINCT_FROM
                  : ComparisonOperator.NOT_DISTINCT_FROM,
              bind(d.left(), names),
              bind(d.right(), names),
              d.span());
      case SqlExpression.Collate c -> collate(c, bind(c.value(), names));
      case SqlExpression.InQuery q -> subqueries.in(q, names);
      case SqlExpression.ScalarQuery q -> subqueries.scalar(q, names);
      case SqlExpression.Exists q -> subqueries.exists(q, names);
      case SqlExpression.QuantifiedQuery q -> subqueries.quantified(q, names);
      case SqlExpression.QuantifiedList q -> subqueries.quantifiedList(q, names);
      case SqlExpression.ArrayQuery q -> subqueries.array(q, names);
      case SqlExpression.Case c -> caseOf(c, names);
      case SqlExpression.Cast c -> cast(c, names);
      case SqlExpression.Try t -> quiet(attempted(t, names), Expression.Try::new);
      case SqlExpression.Call c -> calls.bind(c, names);
      case SqlExpression.ListLiteral l -> nested.list(l, names);
      case SqlExpression.StructLiteral s -> nested.struct(s, names);
      case SqlExpression.MapLiteral m -> nested.map(m, names);
      case SqlExpression.Row r -> function("row", bindAll(r.elements(), names), r.span());
      case SqlExpression.Subscript s -> nested.subscript(s, names);
      case SqlExpression.Slice s -> nested.slice(s, names);
      case SqlExpression.FieldAccess f ->
          columns.field(bind(f.value(), names), f.field().name(), f.span());
      case SqlExpression.MethodCall m -> calls.method(m.receiver(), m.call(), names);
      case SqlExpression.Lambda l ->
          context.problem(
              ErrorCode.INVALID_QUERY, "a lambda can only be an argument of a function", l.span());
      case SqlExpression.ListComprehension c -> nested.comprehension(c, names);
    };
  }

  List<Expression> bindAll(List<SqlExpression> all, Names names) {
    if (!all.isEmpty()) {
      context.budget.list(all.size(), all.getFirst().span());
    }
    List<Expression> bound = new ArrayList<>(all.size());
    for (SqlExpression expression : all) {
      if (expression instanceof SqlExpression.Columns columns
          && columns.unpacking() == SqlExpression.Unpacking.UNPACKED) {
        expansion.unpacked(columns, names).forEach(s -> bound.add(s.column().value()));
      } else {
        bound.add(bind(expression, names));
      }
    }
    return bound;
  }

  private Expression attempted(SqlExpression.Try attempt, Names names) {
    Expression value = bind(attempt.value(), names);
    boolean isVolatile =
        Walk.any(
            value,
            e -> e instanceof Expression.Function f && f.volatility() == Volatility.VOLATILE);
    return isVolatile
            || Walk.any(value, Walk::isSubquery)
            || Walk.hasAggregate(value)
            || Walk.hasWindow(value)
        ? context.problem(
            ErrorCode.INVALID_QUERY,
            "TRY cannot hold volatile functions, subqueries, aggregates and windows; compute them"
                + " in a subquery in FROM and read its column",
            attempt.span())
        : value;
  }

  /// What `COLUMNS(…)` and stars stand for.
  ColumnsExpansion expansion() {
    return expansion;
  }

  /// A call of a scalar function by its catalog name, typed.
  Expression function(String name, List<Expression> arguments, Span span) {
    return function(name, arguments, List.of(), span);
  }

  Expression function(
      String name, List<Expression> arguments, List<String> argumentNames, Span span) {
    if (arguments.stream().anyMatch(BindContext::isPoison)) {
      return BindContext.POISON;
    }
    return calls.scalar(name, arguments, argumentNames, span);
  }

  BindContext context() {
    return context;
  }

  /// The one type of several branches, or a problem that names two that do not fit.
  Optional<DataType> commonType(List<Expression> branches, String what, Span span) {
    List<Argument> arguments = Literals.arguments(branches);
    Optional<DataType> type = Coercion.commonType(arguments);
    type.ifPresent(t -> context.parameters.learn(branches, t));
    if (type.isEmpty() && branches.stream().noneMatch(BindContext::isPoison)) {
      List<String> types = branches.stream().map(b -> b.type().text()).distinct().toList();
      context.record(
          ErrorCode.TYPE_MISMATCH,
          what
              + " mixes types that do not go together: "
              + String.join(", ", types)
              + "; cast them to one type",
          span);
    }
    return type;
  }

  boolean comparable(ComparisonOperator operator, Expression left, Expression right, Span span) {
    return predicates.checkComparable(operator, left, right, span);
  }

  static Expression polarity(SqlExpression.Polarity polarity, Expression positive) {
    return polarity == SqlExpression.Polarity.POSITIVE || BindContext.isPoison(positive)
        ? positive
        : new Expression.Not(positive);
  }

  private static Expression quiet(
      Expression operand, java.util.function.UnaryOperator<Expression> wrap) {
    return BindContext.isPoison(operand) ? operand : wrap.apply(operand);
  }

  private Expression misplaced(String what, Span span) {
    return context.problem(
        ErrorCode.INVALID_QUERY,
        what + " can only stand by itself in a SELECT list, or in COUNT(*) and COLUMNS(*)",
        span);
  }

  private Expression position(SqlExpression.ColumnPosition position, Names names) {
    List<Scope.Visible> visible = names.scope().star();
    if (position.position() < 1 || position.position() > visible.size()) {
      return context.problem(
          ErrorCode.UNKNOWN_COLUMN,
          "#" + position.position() + " does not exist: FROM has " + visible.size() + " columns",
          position.span());
    }
    return visible.get(position.position() - 1).value();
  }

  private Expression unary(SqlExpression.Unary unary, Names names) {
    if (unary.fixity() == SqlExpression.Fixity.PREFIX
        && unary.operator().equals("-")
        && unary.operand() instanceof SqlExpression.NumberLiteral number) {
      return Literals.number(number.digits(), "-");
    }
    Expression operand = bind(unary.operand(), names);
    if (unary.fixity() == SqlExpression.Fixity.PREFIX
        && unary.operator().equals("-")
        && operand instanceof Literal literal
        && unary.operand() instanceof SqlExpression.Unary
        && literal.value().filter(v -> v.startsWith("-")).isPresent()) {
      return Literals.number(literal.value().get().substring(1), "");
    }
    String name = unary.fixity() == SqlExpression.Fixity.POSTFIX ? "factorial" : unary.operator();
    return function(name, List.of(operand), unary.span());
  }

  private Expression logical(SqlExpression.Logical logical, Names names) {
    List<Expression> operands = bindAll(logical.operands(), names);
    context.parameters.learn(operands, ScalarType.BOOLEAN);
    if (operands.stream().anyMatch(BindContext::isPoison)) {
      return BindContext.POISON;
    }
    return new Expression.Logical(
        Expression.Connective.valueOf(logical.connective().name()), operands);
  }

  private Expression negated(SqlExpression.Not not, Names names) {
    Expression operand = bind(not.operand(), names);
    context.parameters.learn(operand, ScalarType.BOOLEAN);
    return quiet(operand, Expression.Not::new);
  }

  /// A bound value under a collation.
  Expression collate(SqlExpression.Collate collate, Expression value) {
    if (BindContext.isPoison(value)) {
      return value;
    }
    if (value.type() != ScalarType.VARCHAR) {
      return context.problem(
          ErrorCode.TYPE_MISMATCH,
          "only VARCHAR has collations, not " + value.type().text(),
          collate.span());
    }
    Optional<String> problem = Collations.problem(collate.collation().text());
    return problem.isPresent()
        ? context.problem(ErrorCode.INVALID_QUERY, problem.get(), collate.span())
        : new Expression.Collate(value, collate.collation().text());
  }

  private Expression caseOf(SqlExpression.Case c, Names names) {
    Optional<Expression> operand = c.operand().map(o -> bind(o, names));
    List<Expression.When> whens = new ArrayList<>();
    List<Expression> results = new ArrayList<>();
    for (SqlExpression.When when : c.whens()) {
      Expression condition = bind(when.condition(), names);
      Expression result = bind(when.result(), names);
      if (operand.isEmpty()) {
        context.parameters.learn(condition, ScalarType.BOOLEAN);
      }
      operand.ifPresent(
          o -> predicates.checkComparable(ComparisonOperator.EQUAL, o, condition, when.span()));
      whens.add(new Expression.When(condition, result));
      results.add(result);
    }
    Expression otherwise = c.otherwise().map(o -> bind(o, names)).orElse(Literals.NULL);
    results.addFirst(otherwise);
    Optional<DataType> type = commonType(results, "CASE", c.span());
    return type.isEmpty()
        ? BindContext.POISON
        : new Expression.Case(operand, whens, otherwise, type.get());
  }

  private Expression cast(SqlExpression.Cast cast, Names names) {
    Expression value = bind(cast.value(), names);
    DataType type;
    try {
      type = TypeBinder.bind(cast.type());
    } catch (WeirException e) {
      return context.problem(e, cast.type().span());
    }
    context.parameters.learn(value, type);
    return quiet(
        value,
        v ->
            new Expression.Cast(
                cast.kind() == SqlExpression.CastKind.CAST
                    ? Expression.CastMode.STRICT
                    : Expression.CastMode.TRY,
                v,
                type));
  }
}
