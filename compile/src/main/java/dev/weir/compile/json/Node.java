package dev.weir.compile.json;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import dev.weir.model.OpaqueType;
import dev.weir.model.WeirException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A JSON object that is read by the names of its members.
record Node(JsonObject object) {
  static Node of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return new Node(object);
    }
    throw corrupt("an object was expected");
  }

  String kind() {
    return text("node");
  }

  String text(String name) {
    return string(required(name));
  }

  boolean has(String name) {
    return object.member(name).isPresent();
  }

  Optional<String> optionalText(String name) {
    return object.member(name).map(Node::string);
  }

  int number(String name) {
    return number(required(name));
  }

  Node node(String name) {
    return of(required(name));
  }

  <T> Optional<T> optional(String name, Function<Node, T> read) {
    return object.member(name).map(v -> read.apply(of(v)));
  }

  <T> List<T> list(String name, Function<Node, T> read) {
    return values(name).stream().map(v -> read.apply(of(v))).toList();
  }

  <T> List<List<T>> lists(String name, Function<Node, T> read) {
    return values(name).stream()
        .map(inner -> elements(inner).stream().map(v -> read.apply(of(v))).toList())
        .toList();
  }

  List<String> texts(String name) {
    return values(name).stream().map(Node::string).toList();
  }

  List<Integer> numbers(String name) {
    return values(name).stream().map(Node::number).toList();
  }

  List<List<Integer>> numberLists(String name) {
    return values(name).stream()
        .map(inner -> elements(inner).stream().map(Node::number).toList())
        .toList();
  }

  DataType type() {
    return OpaqueType.orKnown(text("type"));
  }

  private List<JsonValue> values(String name) {
    return object.member(name).map(Node::elements).orElse(List.of());
  }

  private JsonValue required(String name) {
    return object
        .member(name)
        .orElseThrow(
            () -> corrupt("a node has no '" + name + "', only " + object.members().keySet()));
  }

  private static List<JsonValue> elements(JsonValue value) {
    if (value instanceof JsonArray(List<JsonValue> elements)) {
      return elements;
    }
    throw corrupt("an array was expected");
  }

  private static String string(JsonValue value) {
    if (value instanceof JsonString(String text)) {
      return text;
    }
    throw corrupt("a string was expected");
  }

  private static int number(JsonValue value) {
    if (value instanceof JsonNumber(double number) && number == Math.rint(number)) {
      return (int) number;
    }
    throw corrupt("a whole number was expected");
  }

  static WeirException corrupt(String why) {
    return new WeirException(
        ErrorCode.STORE_CORRUPT,
        "this is not a relation in the form " + RelationJson.FORMAT + ": " + why);
  }
}
