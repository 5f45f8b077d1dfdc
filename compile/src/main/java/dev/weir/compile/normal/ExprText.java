package dev.weir.compile.normal;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.compile.normal.PlanText.Node;
import dev.weir.model.DataType;
import dev.weir.model.JsonValue;
import dev.weir.model.ListType;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Connective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what [ExprJson] writes.
final class ExprText {
  private static final Map<String, ComparisonOperator> COMPARISONS = new LinkedHashMap<>();

  static {
    for (ComparisonOperator operator : ComparisonOperator.values()) {
      COMPARISONS.put(operator.symbol(), operator);
    }
  }

  private ExprText() {}

  private static Expr child(Node n, String key) {
    return expr(n.at(key));
  }

  private static List<Expr> children(Node n, String key) {
    return PlanText.exprs(n.list(key));
  }

  /// What is known of the function of a call, an aggregate or a window.
  static FunctionTraits traits(Node call) {
    List<DataType> types =
        call.maybe("arguments")
            .map(a -> PlanText.exprs(a.list()).stream().map(Expr::type).toList())
            .orElse(List.of());
    return CallTraits.made(call.string("name"), types, call.at("type").type());
  }

  static Expr expr(Node n) {
    if (n.maybe("op").isEmpty()) {
      return new Expr.Ref(n.at("column").number(), n.at("type").type());
    }
    String op = n.string("op");
    return switch (op) {
      case "constant" ->
          new Expr.Constant(
              n.at("type").type(),
              n.at("value").value() instanceof JsonValue.JsonNull
                  ? Optional.empty()
                  : Optional.of(n.string("value")));
      case "parameter" -> new Expr.Parameter(n.string("name"), n.at("type").type());
      case "call" ->
          new Expr.Call(
              n.string("name"),
              children(n, "arguments"),
              n.strings("names"),
              traits(n),
              n.at("type").type());
      case "AND", "OR" -> new Expr.Logic(Connective.valueOf(op), children(n, "operands"));
      case "NOT" -> new Expr.Not(child(n, "operand"));
      case "IS NULL" -> new Expr.IsNull(child(n, "operand"));
      case "BETWEEN" -> new Expr.Between(child(n, "value"), child(n, "low"), child(n, "high"));
      case "IN" -> new Expr.InList(child(n, "value"), children(n, "candidates"));
      case "CASE" ->
          new Expr.Case(
              n.maybe("operand").map(ExprText::expr),
              n.list("whens").stream()
                  .map(w -> new Expr.When(expr(w.list().get(0)), expr(w.list().get(1))))
                  .toList(),
              child(n, "else"),
              n.at("type").type());
      case "CAST" ->
          new Expr.Cast(CastMode.valueOf(n.string("mode")), child(n, "value"), n.at("type").type());
      case "COLLATE" -> new Expr.Collate(child(n, "value"), n.string("collation"));
      case "TRY" -> new Expr.Try(child(n, "value"));
      case "field" -> new Expr.Field(child(n, "value"), n.string("field"), n.at("type").type());
      case "lambda" ->
          new Expr.Lambda(
              n.list("parameters").stream().map(Node::number).toList(), child(n, "body"));
      case "scalar subquery" -> new Expr.Scalar(PlanText.plan(n.at("plan")), child(n, "output"));
      case "EXISTS" -> new Expr.Exists(PlanText.plan(n.at("plan")));
      case "ANY" ->
          new Expr.Any(
              child(n, "value"),
              comparison(n.string("comparison")),
              PlanText.plan(n.at("plan")),
              child(n, "output"));
      case "ARRAY" ->
          new Expr.ArrayOf(
              PlanText.plan(n.at("plan")), child(n, "output"), (ListType) n.at("type").type());
      default -> new Expr.Compare(comparison(op), child(n, "left"), child(n, "right"));
    };
  }

  private static ComparisonOperator comparison(String symbol) {
    ComparisonOperator operator = COMPARISONS.get(symbol);
    if (operator == null) {
      throw new dev.weir.model.WeirException(
          dev.weir.model.ErrorCode.SYNTAX, "there is no expression '" + symbol + "'");
    }
    return operator;
  }
}
