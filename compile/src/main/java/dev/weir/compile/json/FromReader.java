package dev.weir.compile.json;

import dev.weir.model.Column;
import dev.weir.model.TableName;
import dev.weir.model.relation.From;
import java.util.List;

/// FROM items from JSON.
final class FromReader {
  private FromReader() {}

  static From read(Node n) {
    return switch (n.kind()) {
      case "scan" ->
          new From.Scan(
              n.number("id"),
              new TableName(n.texts("table")),
              n.text("alias"),
              columns(n),
              n.optional("sample", RelationReader::sample));
      case "cte_scan" ->
          new From.CteScan(
              n.number("id"), n.number("cte"), n.text("name"), n.text("alias"), columns(n));
      case "derived" ->
          new From.Derived(
              n.number("id"),
              RelationReader.read(n.node("query")),
              n.text("alias"),
              columns(n),
              n.optional("sample", RelationReader::sample));
      case "function_scan" ->
          new From.FunctionScan(
              n.number("id"),
              n.text("function"),
              n.list("arguments", ExpressionReader::read),
              n.texts("argument_names"),
              WireNames.read(From.Ordinality.class, n.text("ordinality")),
              n.text("alias"),
              columns(n));
      case "join" ->
          new From.Join(
              WireNames.joinKind(n.text("kind")),
              read(n.node("left")),
              read(n.node("right")),
              n.optional("condition", ExpressionReader::read));
      case "pivot" ->
          new From.Pivot(
              n.number("id"),
              read(n.node("input")),
              n.list("aggregates", RelationReader::output),
              n.list("pivots", FromReader::pivotColumn),
              n.list("groups", RelationReader::output),
              n.text("alias"),
              columns(n));
      case "unpivot" ->
          new From.Unpivot(
              n.number("id"),
              read(n.node("input")),
              WireNames.read(From.Unpivot.Nulls.class, n.text("nulls")),
              n.list("kept", ExpressionReader::read),
              n.list("entries", FromReader::unpivotEntry),
              n.text("name_column"),
              n.texts("value_columns"),
              n.text("alias"),
              columns(n));
      default -> throw Node.corrupt("there is no FROM item '" + n.kind() + "'");
    };
  }

  private static List<Column> columns(Node n) {
    return n.list("columns", RelationReader::column);
  }

  private static From.PivotColumn pivotColumn(Node n) {
    return new From.PivotColumn(
        n.list("expressions", ExpressionReader::read),
        n.lists("values", ExpressionReader::read),
        n.texts("names"));
  }

  private static From.UnpivotEntry unpivotEntry(Node n) {
    return new From.UnpivotEntry(n.text("name"), n.list("values", ExpressionReader::read));
  }
}
