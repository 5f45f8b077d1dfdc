package dev.weir.compile.json;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.DataType;
import dev.weir.model.ListType;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.ResolvedFunction;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.List;

/// Expressions from JSON.
final class ExpressionReader {
  private final RelationReader relations;
  private final FunctionCatalog functions;

  ExpressionReader(RelationReader relations, FunctionCatalog functions) {
    this.relations = relations;
    this.functions = functions;
  }

  Expression read(Node n) {
    return switch (n.kind()) {
      case "literal" -> new Expression.Literal(n.type(), n.optionalText("value"));
      case "column" ->
          new Expression.ColumnRef(
              n.number("source"), n.number("ordinal"), n.text("name"), n.type());
      case "output" -> new Expression.OutputRef(n.number("ordinal"), n.text("name"), n.type());
      case "lambda_parameter" ->
          new Expression.LambdaParameter(
              n.number("lambda"), n.number("index"), n.text("name"), n.type());
      case "parameter" -> new Expression.Parameter(n.text("name"), n.type());
      case "function" ->
          new Expression.Function(
              function(n, FunctionKind.SCALAR), all(n, "arguments"), n.texts("argument_names"));
      case "comparison" -> new Expression.Comparison(operator(n), one(n, "left"), one(n, "right"));
      case "logical" ->
          new Expression.Logical(
              WireNames.read(Expression.Connective.class, n.text("connective")),
              all(n, "operands"));
      case "not" -> new Expression.Not(one(n, "operand"));
      case "is_null" -> new Expression.IsNull(one(n, "operand"));
      case "between" -> new Expression.Between(one(n, "value"), one(n, "low"), one(n, "high"));
      case "in" -> new Expression.InList(one(n, "value"), all(n, "candidates"));
      case "case" ->
          new Expression.Case(
              n.optional("operand", this::read),
              n.list("whens", w -> new Expression.When(one(w, "condition"), one(w, "result"))),
              one(n, "otherwise"),
              n.type());
      case "cast" ->
          new Expression.Cast(
              WireNames.read(Expression.CastMode.class, n.text("mode")), one(n, "value"), n.type());
      case "collate" -> new Expression.Collate(one(n, "value"), n.text("collation"));
      case "try" -> new Expression.Try(one(n, "value"));
      case "field" -> new Expression.FieldAccess(one(n, "value"), n.text("field"), n.type());
      case "lambda" -> new Expression.Lambda(n.number("id"), n.texts("parameters"), one(n, "body"));
      case "unnest" ->
          new Expression.Unnest(all(n, "arguments"), n.texts("argument_names"), n.type());
      case "aggregate" ->
          new Expression.Aggregate(
              function(n, FunctionKind.AGGREGATE),
              all(n, "arguments"),
              n.texts("argument_names"),
              WireNames.read(Expression.Duplicates.class, n.text("duplicates")),
              n.list("order_by", this::sortKey),
              n.optional("filter", this::read));
      case "window" -> window(n);
      case "grouping" -> new Expression.Grouping(all(n, "keys"));
      case "scalar_subquery" -> new Expression.ScalarSubquery(query(n), n.type());
      case "exists" -> new Expression.Exists(query(n));
      case "quantified_subquery" ->
          new Expression.QuantifiedSubquery(
              one(n, "value"),
              operator(n),
              WireNames.read(Expression.Quantifier.class, n.text("quantifier")),
              query(n));
      case "array_subquery" -> new Expression.ArraySubquery(query(n), listType(n.type()));
      default -> throw Node.corrupt("there is no expression '" + n.kind() + "'");
    };
  }

  private Expression one(Node n, String name) {
    return read(n.node(name));
  }

  private List<Expression> all(Node n, String name) {
    return n.list(name, this::read);
  }

  /// The overload that a call means: the record has its types, the catalog everything else. Records
  /// of earlier versions have no parameter types; there the arguments are taken as they are.
  private ResolvedFunction function(Node n, FunctionKind expected) {
    String name = n.text("name");
    List<DataType> parameters =
        n.has("parameter_types")
            ? n.texts("parameter_types").stream().map(DataType::parse).toList()
            : all(n, "arguments").stream().map(Expression::type).toList();
    ResolvedFunction function = functions.typed(name, parameters, n.type());
    boolean fits =
        switch (expected) {
          case WINDOW ->
              function.kind() == FunctionKind.WINDOW || function.kind() == FunctionKind.AGGREGATE;
          case SCALAR, AGGREGATE, TABLE, MACRO, TABLE_MACRO -> function.kind() == expected;
        };
    if (!fits) {
      throw Node.corrupt(
          "'" + name + "' is called as " + expected + ", but it is " + function.kind());
    }
    return function;
  }

  private Relation query(Node n) {
    return relations.read(n.node("query"));
  }

  private static Expression.ComparisonOperator operator(Node n) {
    return WireNames.read(Expression.ComparisonOperator.class, n.text("operator"));
  }

  private static ListType listType(DataType type) {
    if (type instanceof ListType list) {
      return list;
    }
    throw Node.corrupt("an array subquery is a list, not " + type.text());
  }

  private Expression window(Node n) {
    return new Expression.Window(
        function(n, FunctionKind.WINDOW),
        all(n, "arguments"),
        n.texts("argument_names"),
        WireNames.read(Expression.Duplicates.class, n.text("duplicates")),
        n.list("argument_order", this::sortKey),
        n.optional("filter", this::read),
        WireNames.read(Expression.NullTreatment.class, n.text("nulls")),
        all(n, "partition_by"),
        n.list("order_by", this::sortKey),
        n.optional("frame", this::frame));
  }

  SortKey sortKey(Node n) {
    return new SortKey(
        one(n, "expression"),
        WireNames.read(SortKey.Direction.class, n.text("direction")),
        WireNames.read(SortKey.Nulls.class, n.text("nulls")));
  }

  private Frame frame(Node n) {
    return new Frame(
        WireNames.read(Frame.Unit.class, n.text("unit")),
        bound(n.node("start")),
        bound(n.node("end")),
        WireNames.read(Frame.Exclusion.class, n.text("exclusion")));
  }

  private Frame.Bound bound(Node n) {
    return switch (n.kind()) {
      case "unbounded_preceding" -> new Frame.Bound.UnboundedPreceding();
      case "preceding" -> new Frame.Bound.Preceding(one(n, "distance"));
      case "current_row" -> new Frame.Bound.CurrentRow();
      case "following" -> new Frame.Bound.Following(one(n, "distance"));
      case "unbounded_following" -> new Frame.Bound.UnboundedFollowing();
      default -> throw Node.corrupt("there is no frame bound '" + n.kind() + "'");
    };
  }
}
