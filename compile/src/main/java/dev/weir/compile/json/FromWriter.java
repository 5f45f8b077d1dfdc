package dev.weir.compile.json;

import dev.weir.model.JsonValue;
import dev.weir.model.relation.From;

/// FROM items to JSON.
final class FromWriter {
  private FromWriter() {}

  static JsonValue write(From from) {
    return node(from).build();
  }

  private static JsonObjects node(From from) {
    return switch (from) {
      case From.Scan s ->
          item("scan", s.id(), s.alias())
              .texts("table", s.table().parts())
              .list("columns", s.columns(), RelationWriter::column)
              .optional("sample", s.sample(), RelationWriter::sample);
      case From.CteScan s ->
          item("cte_scan", s.id(), s.alias())
              .number("cte", s.cte())
              .text("name", s.name())
              .list("columns", s.columns(), RelationWriter::column);
      case From.Derived d ->
          item("derived", d.id(), d.alias())
              .put("query", RelationWriter.write(d.query()))
              .list("columns", d.columns(), RelationWriter::column)
              .optional("sample", d.sample(), RelationWriter::sample);
      case From.FunctionScan f ->
          item("function_scan", f.id(), f.alias())
              .text("function", f.name())
              .list("arguments", f.arguments(), ExpressionWriter::write)
              .texts("argument_names", f.argumentNames())
              .text("ordinality", WireNames.of(f.ordinality()))
              .list("columns", f.columns(), RelationWriter::column);
      case From.Join j ->
          JsonObjects.node("join")
              .text("kind", WireNames.of(j))
              .put("left", write(j.left()))
              .put("right", write(j.right()))
              .optional("condition", j.condition(), ExpressionWriter::write);
      case From.Pivot p ->
          item("pivot", p.id(), p.alias())
              .put("input", write(p.input()))
              .list("aggregates", p.aggregates(), RelationWriter::output)
              .list("pivots", p.pivots(), FromWriter::pivotColumn)
              .list("groups", p.groups(), RelationWriter::output)
              .list("columns", p.columns(), RelationWriter::column);
      case From.Unpivot u ->
          item("unpivot", u.id(), u.alias())
              .put("input", write(u.input()))
              .text("nulls", WireNames.of(u.nulls()))
              .list("kept", u.kept(), ExpressionWriter::write)
              .list("entries", u.entries(), FromWriter::unpivotEntry)
              .text("name_column", u.nameColumn())
              .texts("value_columns", u.valueColumns())
              .list("columns", u.columns(), RelationWriter::column);
    };
  }

  private static JsonObjects item(String kind, int id, String alias) {
    return JsonObjects.node(kind).number("id", id).text("alias", alias);
  }

  private static JsonValue pivotColumn(From.PivotColumn column) {
    return new JsonObjects()
        .list("expressions", column.expressions(), ExpressionWriter::write)
        .list("values", column.values(), v -> JsonObjects.array(v, ExpressionWriter::write))
        .texts("names", column.names())
        .build();
  }

  private static JsonValue unpivotEntry(From.UnpivotEntry entry) {
    return new JsonObjects()
        .text("name", entry.name())
        .list("values", entry.values(), ExpressionWriter::write)
        .build();
  }
}
