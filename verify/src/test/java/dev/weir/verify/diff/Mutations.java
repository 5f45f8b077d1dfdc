package dev.weir.verify.diff;

import dev.weir.compile.diff.ChangeClass;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.json.RelationJson;
import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every systematic change of a bound query: works on the query's JSON form, in which all nodes
/// look alike.
final class Mutations {
  private record Change(String what, Set<ChangeClass> expected, JsonValue made) {}

  private final String document;
  private int greatestId;

  private Mutations(String document) {
    this.document = document;
  }

  /// The changed queries, in the order of the places that changed.
  static List<Mutation> of(Relation relation) {
    Mutations mutations = new Mutations(RelationJson.dump(relation));
    return mutations.all();
  }

  private List<Mutation> all() {
    JsonValue whole = CanonicalJson.read(document);
    greatestId = greatestId(whole);
    List<Mutation> all = new ArrayList<>();
    for (Change change : changes(whole, false)) {
      try {
        Relation relation =
            RelationJson.load(CanonicalJson.write(change.made()), FunctionCatalog.duckdb());
        all.add(new Mutation(change.what(), change.expected(), relation));
      } catch (WeirException | IllegalArgumentException e) {
        throw new IllegalStateException(change.what() + " of " + document, e);
      }
    }
    return all;
  }

  private static int greatestId(JsonValue value) {
    return switch (value) {
      case JsonObject object -> {
        int greatest =
            object.member("id").orElse(null) instanceof JsonNumber(double id) ? (int) id : 0;
        for (JsonValue member : object.members().values()) {
          greatest = Math.max(greatest, greatestId(member));
        }
        yield greatest;
      }
      case JsonArray array ->
          array.elements().stream().mapToInt(Mutations::greatestId).max().orElse(0);
      default -> 0;
    };
  }

  /// A node with one thing changed in it or below it.
  private List<Change> changes(JsonValue value, boolean inExpression) {
    List<Change> changes = new ArrayList<>();
    switch (value) {
      case JsonObject object -> {
        new NodeChanges(object, greatestId + 1)
            .all()
            .forEach(c ->
                changes.add(
                    new Change(
                        c.what(),
                        inExpression ? EnumSet.noneOf(ChangeClass.class) : c.expected(),
                        c.made())));
        object
            .members()
            .forEach((name, member) -> {
              boolean inside = inExpression || NodeChanges.isExpression(member);
              for (Change below : changes(member, inside)) {
                Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
                members.put(name, below.made());
                changes.add(new Change(below.what(), below.expected(), new JsonObject(members)));
              }
            });
      }
      case JsonArray array -> {
        for (int i = 0; i < array.elements().size(); i++) {
          JsonValue element = array.elements().get(i);
          boolean inside = inExpression || NodeChanges.isExpression(element);
          for (Change below : changes(element, inside)) {
            List<JsonValue> elements = new ArrayList<>(array.elements());
            elements.set(i, below.made());
            changes.add(new Change(below.what(), below.expected(), new JsonArray(elements)));
          }
        }
      }
      default -> {}
    }
    return changes;
  }

  static JsonObject with(JsonObject object, String name, JsonValue value) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return new JsonObject(members);
  }

  static JsonObject without(JsonObject object, String name) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.remove(name);
    return new JsonObject(members);
  }

  static String text(JsonObject object, String name) {
    return object.member(name).orElse(null) instanceof JsonString(String text) ? text : "";
  }

  static List<JsonValue> list(JsonObject object, String name) {
    return object.member(name).orElse(null) instanceof JsonArray(List<JsonValue> elements)
        ? elements
        : List.of();
  }
}
