package dev.weir.compile.json;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.Column;
import dev.weir.model.TableName;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import java.util.List;

/// FROM items from JSON.
final class FromReader {
  private final RelationReader relations;
  private final ExpressionReader expressions;
  private final FunctionCatalog functions;

  FromReader(RelationReader relations, ExpressionReader expressions, FunctionCatalog functions) {
    this.relations = relations;
    this.expressions = expressions;
    this.functions = functions;
  }

  From read(Node n) {
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
              relations.read(n.node("query")),
              n.text("alias"),
              columns(n),
              n.optional("sample", RelationReader::sample));
      case "function_scan" -> {
        List<Expression> arguments = n.list("arguments", expressions::read);
        yield new From.FunctionScan(
            n.number("id"),
            functions.table(n.text("function"), arguments),
            arguments,
            n.texts("argument_names"),
            WireNames.read(From.Ordinality.class, n.text("ordinality")),
            n.text("alias"),
            columns(n));
      }
      case "join" ->
          new From.Join(
              WireNames.joinKind(n.text("kind")),
              read(n.node("left")),
              read(n.node("right")),
              n.optional("condition", expressions::read));
      case "pivot" ->
          new From.Pivot(
              n.number("id"),
              read(n.node("input")),
              n.list("aggregates", relations::output),
              n.list("pivots", this::pivotColumn),
              n.list("groups", relations::output),
              n.text("alias"),
              columns(n));
      case "unpivot" ->
          new From.Unpivot(
              n.number("id"),
              read(n.node("input")),
              WireNames.read(From.Unpivot.Nulls.class, n.text("nulls")),
              n.list("kept", expressions::read),
              n.list("entries", this::unpivotEntry),
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

  private From.PivotColumn pivotColumn(Node n) {
    return new From.PivotColumn(
        n.list("expressions", expressions::read),
        n.lists("values", expressions::read),
        n.texts("names"));
  }

  private From.UnpivotEntry unpivotEntry(Node n) {
    return new From.UnpivotEntry(n.text("name"), n.list("values", expressions::read));
  }
}
