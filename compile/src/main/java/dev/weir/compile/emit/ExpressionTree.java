package dev.weir.compile.emit;

import dev.weir.model.DataType;
import dev.weir.model.ListType;
import dev.weir.model.StructType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Polarity;
import dev.weir.sql.tree.SqlQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Bound expressions as written ones.
final class ExpressionTree {
  private final EmittedNames names;
  private final RelationTree relations;
  private final CallTree calls = new CallTree(this);

  ExpressionTree(EmittedNames names, RelationTree relations) {
    this.names = names;
    this.relations = relations;
  }

  List<SqlExpression> all(List<Expression> expressions) {
    return expressions.stream().map(this::of).toList();
  }

  SqlExpression of(Expression expression) {
    return switch (expression) {
      case Expression.Literal l -> LiteralTree.of(l);
      case Expression.ColumnRef c -> names.column(c);
      case Expression.OutputRef o -> name(o.name());
      case Expression.LambdaParameter p -> names.parameter(p);
      case Expression.Parameter p -> parameter(p);
      case Expression.Function f ->
          OperatorTree.of(functionName(f), all(f.arguments()), f.argumentNames());
      case Expression.Comparison c -> comparison(c);
      case Expression.Logical l ->
          new SqlExpression.Logical(
              switch (l.connective()) {
                case AND -> SqlExpression.Connective.AND;
                case OR -> SqlExpression.Connective.OR;
              },
              all(l.operands()),
              Span.NONE);
      case Expression.Not(Expression operand) -> not(operand);
      case Expression.IsNull n -> isNull(Polarity.POSITIVE, n);
      case Expression.Between b -> between(Polarity.POSITIVE, b);
      case Expression.InList in -> inList(Polarity.POSITIVE, in);
      case Expression.Case c -> caseOf(c);
      case Expression.Cast c ->
          new SqlExpression.Cast(
              switch (c.mode()) {
                case STRICT -> SqlExpression.CastKind.CAST;
                case TRY -> SqlExpression.CastKind.TRY_CAST;
              },
              of(c.value()),
              TypeTree.of(c.type()),
              Span.NONE);
      case Expression.Collate(Expression value, String collation) ->
          new SqlExpression.Collate(
              of(value),
              new QualifiedName(
                  Arrays.stream(collation.split("\\.")).map(Identifier::of).toList(), Span.NONE),
              Span.NONE);
      case Expression.Try(Expression value) -> new SqlExpression.Try(of(value), Span.NONE);
      case Expression.FieldAccess f ->
          new SqlExpression.FieldAccess(of(f.value()), Identifier.of(f.field()), Span.NONE);
      case Expression.Lambda l -> lambda(l);
      case Expression.Unnest u -> unnest(u);
      case Expression.Aggregate a -> calls.aggregate(a);
      case Expression.Window w -> calls.window(w);
      case Expression.Grouping(List<Expression> keys) ->
          SqlExpression.Call.of("grouping", keys.stream().map(this::key).toList(), Span.NONE);
      case Expression.ScalarSubquery s ->
          new SqlExpression.ScalarQuery(query(s.query()), Span.NONE);
      case Expression.Exists(Relation query) -> new SqlExpression.Exists(query(query), Span.NONE);
      case Expression.QuantifiedSubquery q -> quantified(Polarity.POSITIVE, q);
      case Expression.ArraySubquery a -> new SqlExpression.ArrayQuery(query(a.query()), Span.NONE);
    };
  }

  /// `contains` of a list has a name of its own, by which a dialect can tell it from that of a
  /// text.
  private static String functionName(Expression.Function f) {
    boolean ofList =
        f.name().equals("contains")
            && !f.arguments().isEmpty()
            && f.arguments().getFirst().type() instanceof ListType;
    return ofList ? "list_contains" : f.name();
  }

  /// An expression where a bare constant would mean a position or be refused.
  SqlExpression key(Expression expression) {
    return expression instanceof Expression.Literal literal
        ? LiteralTree.key(literal)
        : of(expression);
  }

  static SqlExpression name(String name) {
    return new SqlExpression.ColumnName(
        new QualifiedName(List.of(Identifier.of(name)), Span.NONE), Span.NONE);
  }

  private SqlQuery query(Relation relation) {
    return relations.query(relation, RelationTree.Naming.UNNAMED);
  }

  private static SqlExpression parameter(Expression.Parameter parameter) {
    boolean numbered = parameter.name().chars().allMatch(c -> c >= '0' && c <= '9');
    return new SqlExpression.Parameter(
        parameter.name(),
        numbered ? SqlExpression.Parameter.Style.NUMBERED : SqlExpression.Parameter.Style.NAMED,
        Span.NONE);
  }

  private SqlExpression comparison(Expression.Comparison c) {
    SqlExpression left = of(c.left());
    SqlExpression right = of(c.right());
    return switch (c.operator()) {
      case DISTINCT_FROM ->
          new SqlExpression.IsDistinctFrom(Polarity.POSITIVE, left, right, Span.NONE);
      case NOT_DISTINCT_FROM ->
          new SqlExpression.IsDistinctFrom(Polarity.NEGATED, left, right, Span.NONE);
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          new SqlExpression.Binary(c.operator().symbol(), left, right, Span.NONE);
    };
  }

  private SqlExpression not(Expression operand) {
    return switch (operand) {
      case Expression.IsNull n -> isNull(Polarity.NEGATED, n);
      case Expression.Between b -> between(Polarity.NEGATED, b);
      case Expression.InList in -> inList(Polarity.NEGATED, in);
      case Expression.QuantifiedSubquery q when isIn(q) -> quantified(Polarity.NEGATED, q);
      default -> new SqlExpression.Not(of(operand), Span.NONE);
    };
  }

  /// UNNEST of lists. One that would take a struct apart too stops before it: the outputs that were
  /// made of its fields take them by name.
  private SqlExpression unnest(Expression.Unnest u) {
    if (u.argumentNames().isEmpty() || !(u.type() instanceof StructType struct)) {
      return OperatorTree.plainCall(
          "unnest", OperatorTree.arguments(all(u.arguments()), u.argumentNames()));
    }
    int depth = 0;
    DataType type = u.arguments().getFirst().type();
    while (type instanceof ListType list && !type.equals(struct)) {
      depth++;
      type = list.element();
    }
    SqlExpression list = of(u.arguments().getFirst());
    SqlExpression levels = new SqlExpression.NumberLiteral(Integer.toString(depth), Span.NONE);
    return OperatorTree.plainCall(
        "unnest",
        depth == 1
            ? OperatorTree.arguments(List.of(list), List.of())
            : OperatorTree.arguments(List.of(list, levels), List.of("", "max_depth")));
  }

  private SqlExpression isNull(Polarity polarity, Expression.IsNull n) {
    return new SqlExpression.IsNull(polarity, of(n.operand()), Span.NONE);
  }

  private SqlExpression between(Polarity polarity, Expression.Between b) {
    return new SqlExpression.Between(polarity, of(b.value()), of(b.low()), of(b.high()), Span.NONE);
  }

  private SqlExpression inList(Polarity polarity, Expression.InList in) {
    return new SqlExpression.InList(polarity, of(in.value()), all(in.candidates()), Span.NONE);
  }

  private static boolean isIn(Expression.QuantifiedSubquery q) {
    return q.operator() == Expression.ComparisonOperator.EQUAL
        && q.quantifier() == Expression.Quantifier.ANY;
  }

  private SqlExpression quantified(Polarity polarity, Expression.QuantifiedSubquery q) {
    SqlExpression value = of(q.value());
    if (isIn(q)) {
      return new SqlExpression.InQuery(polarity, value, query(q.query()), Span.NONE);
    }
    return new SqlExpression.QuantifiedQuery(
        value,
        q.operator().symbol(),
        switch (q.quantifier()) {
          case ANY -> SqlExpression.Quantifier.ANY;
          case ALL -> SqlExpression.Quantifier.ALL;
        },
        query(q.query()),
        Span.NONE);
  }

  private SqlExpression caseOf(Expression.Case c) {
    boolean absent = c.otherwise() instanceof Expression.Literal l && l.value().isEmpty();
    return new SqlExpression.Case(
        c.operand().map(this::of),
        c.whens().stream()
            .map(w -> new SqlExpression.When(of(w.condition()), of(w.result()), Span.NONE))
            .toList(),
        absent ? Optional.empty() : Optional.of(of(c.otherwise())),
        Span.NONE);
  }

  private SqlExpression lambda(Expression.Lambda lambda) {
    List<String> parameters = names.enter(lambda);
    SqlExpression body = of(lambda.body());
    names.leave(lambda);
    return new SqlExpression.Lambda(
        parameters.stream().map(Identifier::of).toList(), body, Span.NONE);
  }
}
