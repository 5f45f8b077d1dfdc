package dev.weir.compile.normal;

import dev.weir.model.CanonicalJson;
import dev.weir.model.ErrorCode;
import dev.weir.model.JsonValue;
import dev.weir.model.WeirException;
import dev.weir.model.relation.From.Ordinality;
import dev.weir.model.relation.From.Unpivot.Nulls;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what [PlanJson] writes.
final class PlanText {
  private PlanText() {}

  /// The query of a text in the form `weir.normal/1`.
  ///
  /// @throws WeirException with `SYNTAX` if the text is not of that form
  static Body read(String text) {
    Node root = new Node(CanonicalJson.read(text));
    if (!root.string("form").equals(PlanJson.FORM)) {
      throw new WeirException(
          ErrorCode.SYNTAX, "expected the form " + PlanJson.FORM + ", not " + root.string("form"));
    }
    return new Body(plan(root.at("plan")), exprs(root.list("outputs")));
  }

  static List<Expr> exprs(List<Node> nodes) {
    return nodes.stream().map(ExprText::expr).toList();
  }

  private static Optional<Expr> maybe(Node node, String key) {
    return node.maybe(key).map(ExprText::expr);
  }

  private static List<Plan.Column> columns(Node node) {
    return node.list("columns").stream()
        .map(c -> new Plan.Column(c.list().get(0).number(), c.list().get(1).type()))
        .toList();
  }

  private static List<Plan.Definition> definitions(Node node, String key) {
    return node.list(key).stream()
        .map(d -> new Plan.Definition(d.list().get(0).number(), ExprText.expr(d.list().get(1))))
        .toList();
  }

  private static Plan.Branch branch(Node node) {
    return new Plan.Branch(plan(node.at("plan")), exprs(node.list("outputs")));
  }

  private static List<Integer> numbers(List<Node> nodes) {
    return nodes.stream().map(Node::number).toList();
  }

  static Plan plan(Node n) {
    String op = n.string("op");
    return switch (op) {
      case "scan" -> new Plan.Scan(n.string("table"), columns(n), n.strings("names"));
      case "values" ->
          new Plan.Values(columns(n), n.list("rows").stream().map(r -> exprs(r.list())).toList());
      case "join" ->
          new Plan.Join(
              n.list("inputs").stream().map(PlanText::plan).toList(), exprs(n.list("where")));
      case "outer join" ->
          new Plan.Outer(
              Plan.Kept.valueOf(n.string("keeps")),
              plan(n.at("left")),
              plan(n.at("right")),
              exprs(n.list("on")));
      case "ordered join" ->
          new Plan.OrderedJoin(
              joinKind(n.string("kind")),
              plan(n.at("left")),
              plan(n.at("right")),
              exprs(n.list("on")));
      case "extend" -> new Plan.Extend(plan(n.at("input")), definitions(n, "columns"));
      case "aggregate" ->
          new Plan.Aggregate(
              plan(n.at("input")),
              definitions(n, "keys"),
              n.list("sets").stream().map(s -> numbers(s.list())).toList(),
              CallText.calls(n.list("calls")));
      case "windows" -> new Plan.Windows(plan(n.at("input")), CallText.windows(n.list("calls")));
      case "distinct on" ->
          new Plan.DistinctOn(
              plan(n.at("input")), exprs(n.list("keys")), CallText.sortKeys(n.list("order")));
      case "sort" -> new Plan.Sort(plan(n.at("input")), CallText.sortKeys(n.list("keys")));
      case "limit" ->
          new Plan.Limit(
              plan(n.at("input")),
              CallText.sortKeys(n.list("order")),
              maybe(n, "count"),
              Relation.Limit.Unit.valueOf(n.string("unit")),
              maybe(n, "offset"));
      case "set operation" ->
          new Plan.SetOperation(
              Plan.SetKind.valueOf(n.string("kind")),
              columns(n),
              n.list("branches").stream().map(PlanText::branch).toList());
      case "unnest" ->
          new Plan.Unnest(
              plan(n.at("input")), n.list("lists").stream().map(PlanText::list).toList());
      case "table function" ->
          new Plan.TableFunction(
              n.string("name"),
              exprs(n.list("arguments")),
              n.strings("names"),
              Ordinality.valueOf(n.string("ordinality")),
              columns(n),
              numbers(n.list("ordinals")),
              n.at("width").number());
      case "sample" ->
          new Plan.Sampled(
              plan(n.at("input")),
              new Relation.Sample(
                  n.string("size"),
                  Relation.Sample.Unit.valueOf(n.string("unit")),
                  n.maybe("method").map(Node::string),
                  n.maybe("seed").map(s -> Long.valueOf(s.string()))));
      case "pivot" ->
          new Plan.Pivot(
              plan(n.at("input")), definitions(n, "groups"), CallText.calls(n.list("calls")));
      case "unpivot" ->
          new Plan.Unpivot(
              plan(n.at("input")),
              Nulls.valueOf(n.string("nulls")),
              definitions(n, "kept"),
              columns(n),
              n.list("entries").stream()
                  .map(e -> new Plan.Entry(e.string("name"), exprs(e.list("values"))))
                  .toList());
      case "recursive" ->
          new Plan.Recursive(
              n.at("id").number(),
              Plan.Rounds.valueOf(n.string("rounds")),
              columns(n),
              branch(n.at("first")),
              branch(n.at("step")),
              numbers(n.list("using_key")));
      case "back" -> new Plan.Back(n.at("id").number(), columns(n), numbers(n.list("ordinals")));
      case "shared" ->
          new Plan.Shared(n.at("id").number(), branch(n.at("query")), plan(n.at("input")));
      case "as written" -> new Plan.AsWritten(plan(n.at("input")));
      default -> throw new WeirException(ErrorCode.SYNTAX, "there is no plan '" + op + "'");
    };
  }

  private static JoinKind joinKind(String label) {
    return JoinKind.valid().stream()
        .filter(k -> k.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            new WeirException(
                ErrorCode.SYNTAX,
                "'%s' is not one of %s"
                    .formatted(label, JoinKind.valid().stream().map(JoinKind::label).toList())));
  }

  private static Plan.Unnested list(Node n) {
    return new Plan.Unnested(
        new Plan.Column(n.at("column").number(), n.at("type").type()),
        exprs(n.list("arguments")),
        n.strings("names"));
  }

  /// A JSON value with the questions that the readers ask.
  record Node(JsonValue value) {
    Optional<Node> maybe(String key) {
      return value instanceof JsonValue.JsonObject o
          ? o.member(key).map(Node::new)
          : Optional.empty();
    }

    Node at(String key) {
      return maybe(key)
          .orElseThrow(() ->
              new WeirException(
                  ErrorCode.SYNTAX, "'" + key + "' is missing in " + CanonicalJson.write(value)));
    }

    List<Node> list() {
      if (!(value instanceof JsonValue.JsonArray a)) {
        throw wrong("an array");
      }
      List<Node> nodes = new ArrayList<>();
      a.elements().forEach(e -> nodes.add(new Node(e)));
      return nodes;
    }

    List<Node> list(String key) {
      return at(key).list();
    }

    /// The strings of an array that may be left out when empty.
    List<String> strings(String key) {
      return maybe(key).map(l -> l.list().stream().map(Node::string).toList()).orElse(List.of());
    }

    String string() {
      if (!(value instanceof JsonValue.JsonString s)) {
        throw wrong("a string");
      }
      return s.value();
    }

    String string(String key) {
      return at(key).string();
    }

    int number() {
      if (!(value instanceof JsonValue.JsonNumber n)) {
        throw wrong("a number");
      }
      return (int) n.value();
    }

    dev.weir.model.DataType type() {
      return dev.weir.model.DataType.parse(string());
    }

    private WeirException wrong(String expected) {
      return new WeirException(
          ErrorCode.SYNTAX, "expected " + expected + ", not " + CanonicalJson.write(value));
    }
  }
}
