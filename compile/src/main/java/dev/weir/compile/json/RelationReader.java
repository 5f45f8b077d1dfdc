package dev.weir.compile.json;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.Column;
import dev.weir.model.relation.Relation;

/// Queries from JSON, their calls looked up in a catalog of functions.
final class RelationReader {
  private final ExpressionReader expressions;
  private final FromReader tables;

  RelationReader(FunctionCatalog functions) {
    this.expressions = new ExpressionReader(this, functions);
    this.tables = new FromReader(this, expressions, functions);
  }

  Relation read(Node n) {
    return switch (n.kind()) {
      case "with" -> new Relation.With(n.list("ctes", this::cte), read(n.node("body")));
      case "select" -> select(n);
      case "set_operation" ->
          new Relation.SetOperation(
              WireNames.read(Relation.SetOperation.Kind.class, n.text("kind")),
              WireNames.read(Relation.SetOperation.Duplicates.class, n.text("duplicates")),
              WireNames.read(Relation.SetOperation.Matching.class, n.text("matching")),
              n.list("inputs", this::read),
              n.list("columns", RelationReader::column));
      case "ordered" ->
          new Relation.Ordered(
              read(n.node("input")),
              n.list("order_by", expressions::sortKey),
              n.optional("limit", this::limit));
      case "values" ->
          new Relation.Values(
              n.lists("rows", expressions::read), n.list("columns", RelationReader::column));
      default -> throw Node.corrupt("there is no relation '" + n.kind() + "'");
    };
  }

  private Relation.Cte cte(Node n) {
    return new Relation.Cte(
        n.number("id"),
        n.text("name"),
        n.list("columns", RelationReader::column),
        WireNames.read(Relation.Cte.Kind.class, n.text("kind")),
        WireNames.read(Relation.Cte.Materialization.class, n.text("materialization")),
        n.numbers("using_key"),
        read(n.node("query")));
  }

  private Relation select(Node n) {
    return new Relation.Select(
        n.optional("from", tables::read),
        n.optional("where", expressions::read),
        n.optional(
            "grouping",
            g -> new Relation.GroupBy(g.list("keys", expressions::read), g.numberLists("sets"))),
        n.optional("having", expressions::read),
        n.optional("qualify", expressions::read),
        n.list("output", this::output),
        distinct(n.node("distinct")),
        n.list("order_by", expressions::sortKey),
        n.optional("limit", this::limit),
        n.optional("sample", RelationReader::sample));
  }

  private Relation.Distinct distinct(Node n) {
    return switch (n.kind()) {
      case "none" -> new Relation.Distinct.None();
      case "rows" -> new Relation.Distinct.Rows();
      case "on" -> new Relation.Distinct.On(n.list("keys", expressions::read));
      default -> throw Node.corrupt("there is no distinct '" + n.kind() + "'");
    };
  }

  private Relation.Limit limit(Node n) {
    return new Relation.Limit(
        n.optional("count", expressions::read),
        WireNames.read(Relation.Limit.Unit.class, n.text("unit")),
        n.optional("offset", expressions::read));
  }

  static Relation.Sample sample(Node n) {
    return new Relation.Sample(
        n.text("size"),
        WireNames.read(Relation.Sample.Unit.class, n.text("unit")),
        n.optionalText("method"),
        n.optionalText("seed").map(Long::parseLong));
  }

  Relation.Output output(Node n) {
    return new Relation.Output(n.text("name"), expressions.read(n.node("expression")));
  }

  static Column column(Node n) {
    return new Column(n.text("name"), n.type());
  }
}
