package dev.weir.compile.json;

import dev.weir.model.Column;
import dev.weir.model.relation.Relation;

/// Queries from JSON.
final class RelationReader {
  private RelationReader() {}

  static Relation read(Node n) {
    return switch (n.kind()) {
      case "with" -> new Relation.With(n.list("ctes", RelationReader::cte), read(n.node("body")));
      case "select" -> select(n);
      case "set_operation" ->
          new Relation.SetOperation(
              WireNames.read(Relation.SetOperation.Kind.class, n.text("kind")),
              WireNames.read(Relation.SetOperation.Duplicates.class, n.text("duplicates")),
              WireNames.read(Relation.SetOperation.Matching.class, n.text("matching")),
              n.list("inputs", RelationReader::read),
              n.list("columns", RelationReader::column));
      case "ordered" ->
          new Relation.Ordered(
              read(n.node("input")),
              n.list("order_by", ExpressionReader::sortKey),
              n.optional("limit", RelationReader::limit));
      case "values" ->
          new Relation.Values(
              n.lists("rows", ExpressionReader::read), n.list("columns", RelationReader::column));
      default -> throw Node.corrupt("there is no relation '" + n.kind() + "'");
    };
  }

  private static Relation.Cte cte(Node n) {
    return new Relation.Cte(
        n.number("id"),
        n.text("name"),
        n.list("columns", RelationReader::column),
        WireNames.read(Relation.Cte.Kind.class, n.text("kind")),
        WireNames.read(Relation.Cte.Materialization.class, n.text("materialization")),
        n.numbers("using_key"),
        read(n.node("query")));
  }

  private static Relation select(Node n) {
    return new Relation.Select(
        n.optional("from", FromReader::read),
        n.optional("where", ExpressionReader::read),
        n.optional(
            "grouping",
            g ->
                new Relation.GroupBy(
                    g.list("keys", ExpressionReader::read), g.numberLists("sets"))),
        n.optional("having", ExpressionReader::read),
        n.optional("qualify", ExpressionReader::read),
        n.list("output", RelationReader::output),
        distinct(n.node("distinct")),
        n.list("order_by", ExpressionReader::sortKey),
        n.optional("limit", RelationReader::limit),
        n.optional("sample", RelationReader::sample));
  }

  private static Relation.Distinct distinct(Node n) {
    return switch (n.kind()) {
      case "none" -> new Relation.Distinct.None();
      case "rows" -> new Relation.Distinct.Rows();
      case "on" -> new Relation.Distinct.On(n.list("keys", ExpressionReader::read));
      default -> throw Node.corrupt("there is no distinct '" + n.kind() + "'");
    };
  }

  private static Relation.Limit limit(Node n) {
    return new Relation.Limit(
        n.optional("count", ExpressionReader::read),
        WireNames.read(Relation.Limit.Unit.class, n.text("unit")),
        n.optional("offset", ExpressionReader::read));
  }

  static Relation.Sample sample(Node n) {
    return new Relation.Sample(
        n.text("size"),
        WireNames.read(Relation.Sample.Unit.class, n.text("unit")),
        n.optionalText("method"),
        n.optionalText("seed").map(Long::parseLong));
  }

  static Relation.Output output(Node n) {
    return new Relation.Output(n.text("name"), ExpressionReader.read(n.node("expression")));
  }

  static Column column(Node n) {
    return new Column(n.text("name"), n.type());
  }
}
