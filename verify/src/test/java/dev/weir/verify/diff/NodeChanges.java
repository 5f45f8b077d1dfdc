package dev.weir.verify.diff;

import static dev.weir.compile.diff.ChangeClass.FILTER;
import static dev.weir.compile.diff.ChangeClass.GROUPING;
import static dev.weir.compile.diff.ChangeClass.JOIN;
import static dev.weir.compile.diff.ChangeClass.ORDER;
import static dev.weir.compile.diff.ChangeClass.PROJECTION;
import static dev.weir.compile.diff.ChangeClass.ROW_MULTIPLICATION;
import static dev.weir.compile.diff.ChangeClass.SOURCE;
import static dev.weir.compile.diff.ChangeClass.WINDOW;

import dev.weir.compile.diff.ChangeClass;
import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be changed about one node of a query's JSON form.
final class NodeChanges {
  /// A change, the classes of which a diff must name one, and the changed node.
  record Change(String what, Set<ChangeClass> expected, JsonObject made) {}

  private static final Set<String> EXPRESSIONS =
      Set.of(
          "literal",
          "column",
          "output",
          "function",
          "comparison",
          "logical",
          "not",
          "is_null",
          "between",
          "in",
          "case",
          "cast",
          "aggregate",
          "window",
          "scalar_subquery",
          "exists",
          "quantified_subquery",
          "array_subquery");

  private final JsonObject node;
  private final int freeId;
  private final List<Change> changes = new ArrayList<>();

  NodeChanges(JsonObject node, int freeId) {
    this.node = node;
    this.freeId = freeId;
  }

  static boolean isExpression(JsonValue value) {
    return value instanceof JsonObject object
        && EXPRESSIONS.contains(Mutations.text(object, "node"));
  }

  List<Change> all() {
    switch (Mutations.text(node, "node")) {
      case "select" -> select();
      case "ordered" -> order(EnumSet.of(ORDER, FILTER, PROJECTION));
      case "set_operation" -> setOperation();
      case "join" -> join();
      case "scan" -> scan();
      case "window" -> window();
      case "aggregate" -> aggregate();
      case "literal" -> literal();
      case "comparison" -> comparison();
      default -> {}
    }
    return changes;
  }

  private void add(String what, Set<ChangeClass> expected, JsonObject made) {
    changes.add(new Change(what, expected, made));
  }

  private void condition(String name, Set<ChangeClass> expected) {
    if (!(node.member(name).orElse(null) instanceof JsonObject condition)) {
      return;
    }
    add("no " + name, expected, Mutations.without(node, name));
    JsonObject not =
        object("{\"node\":\"not\",\"operand\":" + CanonicalJson.write(condition) + "}");
    add("not " + name, expected, Mutations.with(node, name, not));
    List<JsonValue> operands = Mutations.list(condition, "operands");
    boolean and =
        Mutations.text(condition, "node").equals("logical")
            && Mutations.text(condition, "connective").equals("and");
    for (int i = 0; and && i < operands.size(); i++) {
      List<JsonValue> fewer = new ArrayList<>(operands);
      fewer.remove(i);
      JsonValue less =
          fewer.size() == 1
              ? fewer.getFirst()
              : Mutations.with(condition, "operands", new JsonArray(fewer));
      add("one condition less in " + name, expected, Mutations.with(node, name, less));
    }
  }

  private void select() {
    Set<ChangeClass> rows = EnumSet.of(FILTER, JOIN);
    condition("where", rows);
    condition("having", EnumSet.of(FILTER, GROUPING, JOIN));
    condition("qualify", EnumSet.of(FILTER, GROUPING, WINDOW, JOIN));
    if (node.member("where").isEmpty()) {
      add(
          "a filter",
          // A branch of a UNION ALL that has no rows is one branch less.
          EnumSet.of(FILTER, JOIN, ROW_MULTIPLICATION),
          Mutations.with(
              node,
              "where",
              object("{\"node\":\"literal\",\"type\":\"BOOLEAN\",\"value\":\"false\"}")));
    }
    String distinct =
        node.member("distinct").map(d -> Mutations.text((JsonObject) d, "node")).orElse("");
    // The engine loses rows of a correlated aggregate without keys under DISTINCT.
    boolean single =
        node.member("grouping").orElse(null) instanceof JsonObject grouping
            && Mutations.list(grouping, "keys").isEmpty();
    if (!distinct.equals("on") && !single) {
      String other = distinct.equals("none") ? "rows" : "none";
      // Of one row without a table nothing is ever repeated.
      Set<ChangeClass> grouping =
          node.member("from").isPresent()
              ? EnumSet.of(GROUPING)
              : EnumSet.noneOf(ChangeClass.class);
      add(
          "distinct " + other,
          grouping,
          Mutations.with(node, "distinct", object("{\"node\":\"" + other + "\"}")));
    }
    order(EnumSet.of(ORDER, FILTER, GROUPING, PROJECTION));
    outputs();
    groupKey();
    node.member("from")
        .ifPresent(from ->
            add(
                "rows doubled",
                EnumSet.of(ROW_MULTIPLICATION),
                Mutations.with(node, "from", doubled(from))));
  }

  /// The item joined with a list of two.
  private JsonObject doubled(JsonValue from) {
    String integer = "{\"node\":\"literal\",\"type\":\"INTEGER\",\"value\":\"%d\"}";
    String list =
        "{\"node\":\"function\",\"type\":\"INTEGER[]\",\"name\":\"list_value\",\"arguments\":["
            + integer.formatted(1)
            + ","
            + integer.formatted(2)
            + "],\"volatility\":\"immutable\"}";
    return object(
        "{\"node\":\"join\",\"kind\":\"cross\",\"left\":"
            + CanonicalJson.write(from)
            + ",\"right\":{\"node\":\"function_scan\",\"id\":"
            + freeId
            + ",\"alias\":\"doubled\",\"function\":\"unnest\",\"arguments\":["
            + list
            + "],\"ordinality\":\"none\",\"columns\":[{\"name\":\"unnest\",\"type\":\"INTEGER\"}]}}");
  }

  private void order(Set<ChangeClass> expected) {
    List<JsonValue> keys = Mutations.list(node, "order_by");
    if (!keys.isEmpty()) {
      add("no order", expected, Mutations.without(node, "order_by"));
      JsonObject first = (JsonObject) keys.getFirst();
      String other =
          Mutations.text(first, "direction").startsWith("asc") ? "descending" : "ascending";
      List<JsonValue> turned = new ArrayList<>(keys);
      turned.set(0, Mutations.with(first, "direction", new JsonString(other)));
      add("another order", expected, Mutations.with(node, "order_by", new JsonArray(turned)));
    }
    Set<ChangeClass> filter = EnumSet.of(FILTER);
    if (node.member("limit").isPresent()) {
      add("no limit", filter, Mutations.without(node, "limit"));
    }
    add(
        "another limit",
        filter,
        Mutations.with(
            node,
            "limit",
            object(
                "{\"count\":{\"node\":\"literal\",\"type\":\"INTEGER\",\"value\":\"3\"},\"unit\":\"rows\"}")));
  }

  private void outputs() {
    List<JsonValue> outputs = Mutations.list(node, "output");
    Set<ChangeClass> any = EnumSet.noneOf(ChangeClass.class);
    for (int i = 0; i < outputs.size(); i++) {
      JsonObject output = (JsonObject) outputs.get(i);
      JsonObject expression = (JsonObject) output.member("expression").orElseThrow();
      String type = Mutations.text(expression, "type");
      if (!type.isEmpty()) {
        JsonObject none =
            object(
                "{\"node\":\"cast\",\"mode\":\"strict\",\"type\":"
                    + CanonicalJson.write(new JsonString(type))
                    + ",\"value\":{\"node\":\"literal\",\"type\":\"NULL\"}}");
        List<JsonValue> changed = new ArrayList<>(outputs);
        changed.set(i, Mutations.with(output, "expression", none));
        add(
            "NULL in place of output " + i,
            any,
            Mutations.with(node, "output", new JsonArray(changed)));
      }
    }
  }

  /// An aggregate's plain argument as a further key, and keys that nothing else says dropped.
  private void groupKey() {
    if (!(node.member("grouping").orElse(null) instanceof JsonObject grouping)) {
      return;
    }
    List<JsonValue> keys = Mutations.list(grouping, "keys");
    String elsewhere =
        node.members().entrySet().stream()
            .filter(e -> !e.getKey().equals("grouping"))
            .map(e -> CanonicalJson.write(e.getValue()))
            .collect(Collectors.joining());
    List<JsonValue> sets = Mutations.list(grouping, "sets");
    for (int i = 0; i < keys.size() && sets.size() == 1; i++) {
      if (!elsewhere.contains(CanonicalJson.write(keys.get(i)))) {
        List<JsonValue> fewer = new ArrayList<>(keys);
        fewer.remove(i);
        add(
            "one group key less",
            EnumSet.of(GROUPING),
            Mutations.with(node, "grouping", grouped(fewer)));
      }
    }
    for (JsonValue value : Mutations.list(node, "output")) {
      JsonObject expression = (JsonObject) ((JsonObject) value).member("expression").orElseThrow();
      if (Mutations.text(expression, "node").equals("aggregate")
          && sets.size() == 1
          && Mutations.list(expression, "arguments").stream().findFirst().orElse(null)
              instanceof JsonObject argument
          && Mutations.text(argument, "node").equals("column")) {
        List<JsonValue> more = new ArrayList<>(keys);
        more.add(argument);
        add(
            "one group key more",
            EnumSet.of(GROUPING),
            Mutations.with(node, "grouping", grouped(more)));
      }
    }
  }

  private static JsonObject grouped(List<JsonValue> keys) {
    List<JsonValue> set = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      set.add(JsonNumber.of(i));
    }
    JsonObject grouping = object("{\"keys\":" + CanonicalJson.write(new JsonArray(keys)) + "}");
    return Mutations.with(grouping, "sets", new JsonArray(List.of(new JsonArray(set))));
  }

  private void setOperation() {
    Set<ChangeClass> expected = EnumSet.of(ROW_MULTIPLICATION, SOURCE, GROUPING);
    List<JsonValue> inputs = Mutations.list(node, "inputs");
    List<JsonValue> other = new ArrayList<>(inputs);
    other.set(inputs.size() - 1, inputs.getFirst());
    Set<ChangeClass> any = EnumSet.noneOf(ChangeClass.class);
    add("the first branch twice", any, Mutations.with(node, "inputs", new JsonArray(other)));
    if (inputs.size() > 2) {
      add(
          "one branch less",
          expected,
          Mutations.with(node, "inputs", new JsonArray(inputs.subList(1, inputs.size()))));
    }
    String duplicates = Mutations.text(node, "duplicates").equals("keep") ? "remove" : "keep";
    add(
        "duplicates " + duplicates,
        expected,
        Mutations.with(node, "duplicates", new JsonString(duplicates)));
    String kind = Mutations.text(node, "kind").equals("except") ? "intersect" : "except";
    add(kind, expected, Mutations.with(node, "kind", new JsonString(kind)));
  }

  private void join() {
    Set<ChangeClass> expected = EnumSet.of(JOIN, FILTER);
    condition("condition", expected);
    String kind =
        switch (Mutations.text(node, "kind")) {
          case "inner" -> "left";
          case "left", "right" -> "full";
          case "full" -> "inner";
          case "semi" -> "anti";
          case "anti" -> "semi";
          case "asof" -> "asof_left";
          default -> "";
        };
    if (!kind.isEmpty()) {
      add(kind + " join", EnumSet.of(JOIN), Mutations.with(node, "kind", new JsonString(kind)));
    }
  }

  /// A row of NULLs in place of a table.
  private void scan() {
    List<String> row = new ArrayList<>();
    for (JsonValue column : Mutations.list(node, "columns")) {
      String type =
          CanonicalJson.write(new JsonString(Mutations.text((JsonObject) column, "type")));
      row.add(
          "{\"node\":\"cast\",\"mode\":\"strict\",\"type\":"
              + type
              + ",\"value\":{\"node\":\"literal\",\"type\":\"NULL\"}}");
    }
    String columns = CanonicalJson.write(new JsonArray(Mutations.list(node, "columns")));
    JsonObject values =
        object(
            "{\"node\":\"values\",\"rows\":[["
                + String.join(",", row)
                + "]],\"columns\":"
                + columns
                + "}");
    JsonObject derived =
        Mutations.without(Mutations.with(node, "node", new JsonString("derived")), "table");
    add("another source", EnumSet.of(SOURCE), Mutations.with(derived, "query", values));
  }

  private void window() {
    Set<ChangeClass> any = EnumSet.noneOf(ChangeClass.class);
    if (node.member("partition_by").isPresent()) {
      add("no partition", any, Mutations.without(node, "partition_by"));
    }
    if (Mutations.list(node, "order_by").size() == 1) {
      JsonObject key = (JsonObject) Mutations.list(node, "order_by").getFirst();
      String other =
          Mutations.text(key, "direction").startsWith("asc") ? "descending" : "ascending";
      JsonObject turned = Mutations.with(key, "direction", new JsonString(other));
      add(
          "another window order",
          any,
          Mutations.with(node, "order_by", new JsonArray(List.of(turned))));
    }
  }

  private void aggregate() {
    Set<ChangeClass> any = EnumSet.noneOf(ChangeClass.class);
    if (!Mutations.list(node, "arguments").isEmpty()) {
      String other = Mutations.text(node, "duplicates").equals("keep") ? "remove" : "keep";
      add(
          "aggregate: duplicates " + other,
          any,
          Mutations.with(node, "duplicates", new JsonString(other)));
    }
    if (node.member("filter").isPresent()) {
      add("no aggregate filter", any, Mutations.without(node, "filter"));
    }
  }

  private void literal() {
    String value = Mutations.text(node, "value");
    String type = Mutations.text(node, "type");
    Set<ChangeClass> any = EnumSet.noneOf(ChangeClass.class);
    if (type.equals("INTEGER") && value.matches("[0-9]{1,6}")) {
      add(
          "another number",
          any,
          Mutations.with(
              node, "value", new JsonString(Integer.toString(Integer.parseInt(value) + 1))));
    } else if (type.equals("VARCHAR") && node.member("value").isPresent()) {
      add("another text", any, Mutations.with(node, "value", new JsonString(value + "z")));
    }
  }

  private void comparison() {
    String other =
        switch (Mutations.text(node, "operator")) {
          case "equal" -> "not_equal";
          case "not_equal" -> "equal";
          case "less" -> "less_or_equal";
          case "less_or_equal" -> "greater";
          case "greater" -> "greater_or_equal";
          case "greater_or_equal" -> "less";
          case "distinct_from" -> "not_distinct_from";
          default -> "distinct_from";
        };
    add(
        "another comparison",
        EnumSet.noneOf(ChangeClass.class),
        Mutations.with(node, "operator", new JsonString(other)));
  }

  private static JsonObject object(String text) {
    return (JsonObject) CanonicalJson.read(text);
  }
}
