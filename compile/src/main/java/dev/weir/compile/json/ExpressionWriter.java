package dev.weir.compile.json;

import dev.weir.model.DataType;
import dev.weir.model.JsonValue;
import dev.weir.model.function.ResolvedFunction;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.SortKey;
import java.util.List;

/// Expressions to JSON.
final class ExpressionWriter {
  private ExpressionWriter() {}

  static JsonValue write(Expression expression) {
    return node(expression).build();
  }

  private static JsonObjects node(Expression expression) {
    return switch (expression) {
      case Expression.Literal l -> typed("literal", l).text("value", l.value());
      case Expression.ColumnRef c ->
          typed("column", c)
              .number("source", c.source())
              .number("ordinal", c.ordinal())
              .text("name", c.name());
      case Expression.OutputRef o ->
          typed("output", o).number("ordinal", o.ordinal()).text("name", o.name());
      case Expression.LambdaParameter p ->
          typed("lambda_parameter", p)
              .number("lambda", p.lambda())
              .number("index", p.index())
              .text("name", p.name());
      case Expression.Parameter p -> typed("parameter", p).text("name", p.name());
      case Expression.Function f ->
          typed("function", f)
              .text("name", f.name())
              .list("arguments", f.arguments(), ExpressionWriter::write)
              .texts("argument_names", f.argumentNames())
              .texts("parameter_types", parameters(f.function()))
              .text("volatility", WireNames.of(f.volatility()));
      case Expression.Comparison c ->
          JsonObjects.node("comparison")
              .text("operator", WireNames.of(c.operator()))
              .put("left", write(c.left()))
              .put("right", write(c.right()));
      case Expression.Logical l ->
          JsonObjects.node("logical")
              .text("connective", WireNames.of(l.connective()))
              .list("operands", l.operands(), ExpressionWriter::write);
      case Expression.Not n -> JsonObjects.node("not").put("operand", write(n.operand()));
      case Expression.IsNull n -> JsonObjects.node("is_null").put("operand", write(n.operand()));
      case Expression.Between b ->
          JsonObjects.node("between")
              .put("value", write(b.value()))
              .put("low", write(b.low()))
              .put("high", write(b.high()));
      case Expression.InList in ->
          JsonObjects.node("in")
              .put("value", write(in.value()))
              .list("candidates", in.candidates(), ExpressionWriter::write);
      case Expression.Case c ->
          typed("case", c)
              .optional("operand", c.operand(), ExpressionWriter::write)
              .list("whens", c.whens(), ExpressionWriter::when)
              .put("otherwise", write(c.otherwise()));
      case Expression.Cast c ->
          typed("cast", c).text("mode", WireNames.of(c.mode())).put("value", write(c.value()));
      case Expression.Collate c ->
          JsonObjects.node("collate")
              .put("value", write(c.value()))
              .text("collation", c.collation());
      case Expression.Try t -> JsonObjects.node("try").put("value", write(t.value()));
      case Expression.FieldAccess f ->
          typed("field", f).put("value", write(f.value())).text("field", f.field());
      case Expression.Lambda l ->
          JsonObjects.node("lambda")
              .number("id", l.id())
              .texts("parameters", l.parameters())
              .put("body", write(l.body()));
      case Expression.Unnest u ->
          typed("unnest", u)
              .list("arguments", u.arguments(), ExpressionWriter::write)
              .texts("argument_names", u.argumentNames());
      case Expression.Aggregate a ->
          typed("aggregate", a)
              .text("name", a.name())
              .list("arguments", a.arguments(), ExpressionWriter::write)
              .texts("argument_names", a.argumentNames())
              .texts("parameter_types", parameters(a.function()))
              .text("duplicates", WireNames.of(a.duplicates()))
              .list("order_by", a.orderBy(), ExpressionWriter::sortKey)
              .optional("filter", a.filter(), ExpressionWriter::write);
      case Expression.Window w -> window(w);
      case Expression.Grouping g ->
          JsonObjects.node("grouping").list("keys", g.keys(), ExpressionWriter::write);
      case Expression.ScalarSubquery s ->
          typed("scalar_subquery", s).put("query", RelationWriter.write(s.query()));
      case Expression.Exists e ->
          JsonObjects.node("exists").put("query", RelationWriter.write(e.query()));
      case Expression.QuantifiedSubquery q ->
          JsonObjects.node("quantified_subquery")
              .put("value", write(q.value()))
              .text("operator", WireNames.of(q.operator()))
              .text("quantifier", WireNames.of(q.quantifier()))
              .put("query", RelationWriter.write(q.query()));
      case Expression.ArraySubquery a ->
          typed("array_subquery", a).put("query", RelationWriter.write(a.query()));
    };
  }

  private static List<String> parameters(ResolvedFunction function) {
    return function.parameterTypes().stream().map(DataType::text).toList();
  }

  private static JsonObjects typed(String kind, Expression expression) {
    return JsonObjects.node(kind).text("type", expression.type().text());
  }

  private static JsonValue when(Expression.When when) {
    return new JsonObjects()
        .put("condition", write(when.condition()))
        .put("result", write(when.result()))
        .build();
  }

  private static JsonObjects window(Expression.Window w) {
    return typed("window", w)
        .text("name", w.name())
        .list("arguments", w.arguments(), ExpressionWriter::write)
        .texts("argument_names", w.argumentNames())
        .texts("parameter_types", parameters(w.function()))
        .text("duplicates", WireNames.of(w.duplicates()))
        .list("argument_order", w.argumentOrder(), ExpressionWriter::sortKey)
        .optional("filter", w.filter(), ExpressionWriter::write)
        .text("nulls", WireNames.of(w.nulls()))
        .list("partition_by", w.partitionBy(), ExpressionWriter::write)
        .list("order_by", w.orderBy(), ExpressionWriter::sortKey)
        .optional("frame", w.frame(), ExpressionWriter::frame);
  }

  static JsonValue sortKey(SortKey key) {
    return new JsonObjects()
        .put("expression", write(key.expression()))
        .text("direction", WireNames.of(key.direction()))
        .text("nulls", WireNames.of(key.nulls()))
        .build();
  }

  private static JsonValue frame(Frame frame) {
    return new JsonObjects()
        .text("unit", WireNames.of(frame.unit()))
        .put("start", bound(frame.start()))
        .put("end", bound(frame.end()))
        .text("exclusion", WireNames.of(frame.exclusion()))
        .build();
  }

  private static JsonValue bound(Frame.Bound bound) {
    return switch (bound) {
      case Frame.Bound.UnboundedPreceding() -> JsonObjects.node("unbounded_preceding").build();
      case Frame.Bound.Preceding(Expression distance) ->
          JsonObjects.node("preceding").put("distance", write(distance)).build();
      case Frame.Bound.CurrentRow() -> JsonObjects.node("current_row").build();
      case Frame.Bound.Following(Expression distance) ->
          JsonObjects.node("following").put("distance", write(distance)).build();
      case Frame.Bound.UnboundedFollowing() -> JsonObjects.node("unbounded_following").build();
    };
  }
}
