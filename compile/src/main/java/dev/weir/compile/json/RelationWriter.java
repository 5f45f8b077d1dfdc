package dev.weir.compile.json;

import dev.weir.model.Column;
import dev.weir.model.JsonValue;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import java.util.List;

/// Queries to JSON.
final class RelationWriter {
  private RelationWriter() {}

  static JsonValue write(Relation relation) {
    return node(relation).build();
  }

  private static JsonObjects node(Relation relation) {
    return switch (relation) {
      case Relation.With w ->
          JsonObjects.node("with")
              .list("ctes", w.ctes(), RelationWriter::cte)
              .put("body", write(w.body()));
      case Relation.Select s -> select(s);
      case Relation.SetOperation s ->
          JsonObjects.node("set_operation")
              .text("kind", WireNames.of(s.kind()))
              .text("duplicates", WireNames.of(s.duplicates()))
              .text("matching", WireNames.of(s.matching()))
              .list("inputs", s.inputs(), RelationWriter::write)
              .list("columns", s.columns(), RelationWriter::column);
      case Relation.Ordered o ->
          JsonObjects.node("ordered")
              .put("input", write(o.input()))
              .list("order_by", o.orderBy(), ExpressionWriter::sortKey)
              .optional("limit", o.limit(), RelationWriter::limit);
      case Relation.Values v ->
          JsonObjects.node("values")
              .list("rows", v.rows(), row -> JsonObjects.array(row, ExpressionWriter::write))
              .list("columns", v.columns(), RelationWriter::column);
    };
  }

  private static JsonValue cte(Relation.Cte cte) {
    return new JsonObjects()
        .number("id", cte.id())
        .text("name", cte.name())
        .list("columns", cte.columns(), RelationWriter::column)
        .text("kind", WireNames.of(cte.kind()))
        .text("materialization", WireNames.of(cte.materialization()))
        .numbers("using_key", cte.usingKey())
        .put("query", write(cte.query()))
        .build();
  }

  private static JsonObjects select(Relation.Select s) {
    return JsonObjects.node("select")
        .optional("from", s.from(), FromWriter::write)
        .optional("where", s.where(), ExpressionWriter::write)
        .optional("grouping", s.grouping(), RelationWriter::grouping)
        .optional("having", s.having(), ExpressionWriter::write)
        .optional("qualify", s.qualify(), ExpressionWriter::write)
        .list("output", s.output(), RelationWriter::output)
        .put("distinct", distinct(s.distinct()))
        .list("order_by", s.orderBy(), ExpressionWriter::sortKey)
        .optional("limit", s.limit(), RelationWriter::limit)
        .optional("sample", s.sample(), RelationWriter::sample);
  }

  private static JsonValue grouping(Relation.GroupBy grouping) {
    return new JsonObjects()
        .list("keys", grouping.keys(), ExpressionWriter::write)
        .list("sets", grouping.sets(), set -> JsonObjects.array(set, JsonObjects::whole))
        .build();
  }

  private static JsonValue distinct(Relation.Distinct distinct) {
    return switch (distinct) {
      case Relation.Distinct.None() -> JsonObjects.node("none").build();
      case Relation.Distinct.Rows() -> JsonObjects.node("rows").build();
      case Relation.Distinct.On(List<Expression> keys) ->
          JsonObjects.node("on").list("keys", keys, ExpressionWriter::write).build();
    };
  }

  private static JsonValue limit(Relation.Limit limit) {
    return new JsonObjects()
        .optional("count", limit.count(), ExpressionWriter::write)
        .text("unit", WireNames.of(limit.unit()))
        .optional("offset", limit.offset(), ExpressionWriter::write)
        .build();
  }

  static JsonValue sample(Relation.Sample sample) {
    return new JsonObjects()
        .text("size", sample.size())
        .text("unit", WireNames.of(sample.unit()))
        .text("method", sample.method())
        .text("seed", sample.seed().map(seed -> Long.toString(seed)))
        .build();
  }

  static JsonValue output(Relation.Output output) {
    return new JsonObjects()
        .text("name", output.name())
        .put("expression", ExpressionWriter.write(output.expression()))
        .build();
  }

  static JsonValue column(Column column) {
    return new JsonObjects().text("name", column.name()).text("type", column.type().text()).build();
  }
}
