package dev.weir.compile.policy;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonBoolean;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import dev.weir.model.NearestNames;
import dev.weir.model.PlacedJson;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads one object of a policy and collects what is wrong with it. Whatever was asked for is
/// legal; [#end] reports the rest.
final class PolicyReader {
  private final PlacedJson json;
  private final String path;
  private final Map<String, JsonValue> members;
  private final List<Problem> problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private PolicyReader(
      PlacedJson json, String path, Map<String, JsonValue> members, List<Problem> problems) {
    this.json = json;
    this.path = path;
    this.members = members;
    this.problems = problems;
  }

  static PolicyReader top(PlacedJson json) {
    List<Problem> problems = new ArrayList<>();
    if (json.value() instanceof JsonObject(Map<String, JsonValue> members)) {
      return new PolicyReader(json, "", members, problems);
    }
    problems.add(
        Problem.at(
            ErrorCode.INVALID_OPTION,
            "this is no policy in the form " + PolicyJson.FORMAT + ": it is no object",
            json.place("")));
    return new PolicyReader(json, "", Map.of(), problems);
  }

  /// What is wrong up to now.
  List<Problem> problems() {
    return problems;
  }

  private String pointer(String name) {
    return "/" + path.replace('.', '/') + PlacedJson.escaped(name);
  }

  /// Adds what is wrong with a member, or with one of its elements.
  void wrong(String name, int element, Problem problem) {
    String pointer = pointer(name) + (element < 0 ? "" : "/" + element);
    problems.add(Problem.at(problem.code(), problem.message(), json.place(pointer)));
  }

  private Optional<JsonValue> member(String name) {
    asked.add(name);
    return Optional.ofNullable(members.get(name));
  }

  private void wrong(String name, String why) {
    wrong(name, -1, SqlPolicy.invalid("policy: '" + path + name + "' " + why));
  }

  PolicyReader object(String name) {
    Optional<JsonValue> value = member(name);
    Map<String, JsonValue> inner = Map.of();
    if (value.isPresent()) {
      if (value.get() instanceof JsonObject(Map<String, JsonValue> found)) {
        inner = found;
      } else {
        wrong(name, "is an object");
      }
    }
    return new PolicyReader(json, path + name + ".", inner, problems);
  }

  /// The objects of a list.
  List<PolicyReader> objects(String name) {
    Optional<JsonValue> value = member(name);
    List<PolicyReader> objects = new ArrayList<>();
    if (value.isPresent() && value.get() instanceof JsonArray(List<JsonValue> elements)) {
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i) instanceof JsonObject(Map<String, JsonValue> inner)) {
          objects.add(new PolicyReader(json, path + name + "." + i + ".", inner, problems));
        } else {
          wrong(name, i, SqlPolicy.invalid("policy: '" + path + name + "' is a list of objects"));
        }
      }
    } else if (value.isPresent()) {
      wrong(name, "is a list of objects");
    }
    return objects;
  }

  /// A type that must be there.
  Optional<DataType> type(String name) {
    if (member(name).isEmpty()) {
      wrong(name, "is missing");
      return Optional.empty();
    }
    return text(name)
        .flatMap(text -> {
          try {
            return Optional.of(DataType.parse(text));
          } catch (WeirException e) {
            e.problems().forEach(problem -> wrong(name, -1, problem));
            return Optional.empty();
          }
        });
  }

  /// A text that must be there and can be only one.
  void one(String name, String only) {
    if (!text(name).equals(Optional.of(only))) {
      wrong(name, "must be \"" + only + "\"");
    }
  }

  /// A truth that cannot be denied.
  void always(String name, String why) {
    Optional<JsonValue> value = member(name);
    if (value.isPresent() && !value.get().equals(new JsonBoolean(true))) {
      wrong(name, "can only be true: " + why);
    }
  }

  Optional<String> text(String name) {
    return member(name).flatMap(value -> text(name, value));
  }

  private Optional<String> text(String name, JsonValue value) {
    if (value instanceof JsonString(String text)) {
      return Optional.of(text);
    }
    wrong(name, "is a text");
    return Optional.empty();
  }

  long number(String name, long usual) {
    Optional<JsonValue> value = member(name);
    if (value.isEmpty()) {
      return usual;
    }
    if (value.get() instanceof JsonNumber(double number)
        && number == Math.rint(number)
        && number >= 0
        && number <= Integer.MAX_VALUE) {
      return (long) number;
    }
    wrong(name, "is a whole number from 0 to " + Integer.MAX_VALUE);
    return usual;
  }

  List<String> texts(String name, List<String> usual) {
    Optional<JsonValue> value = member(name);
    if (value.isEmpty()) {
      return usual;
    }
    if (value.get() instanceof JsonArray(List<JsonValue> elements)) {
      return elements.stream().flatMap(e -> text(name, e).stream()).toList();
    }
    wrong(name, "is a list of texts");
    return usual;
  }

  <E extends Enum<E>> E word(String name, Class<E> type, E usual) {
    return text(name).flatMap(text -> constant(name, text, type)).orElse(usual);
  }

  <E extends Enum<E>> List<E> words(String name, Class<E> type) {
    return texts(name, List.of()).stream()
        .flatMap(text -> constant(name, text, type).stream())
        .toList();
  }

  private <E extends Enum<E>> Optional<E> constant(String name, String text, Class<E> type) {
    List<String> legal =
        Stream.of(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    int index = legal.indexOf(text);
    if (index >= 0) {
      return Optional.of(type.getEnumConstants()[index]);
    }
    wrong(name, illegal(text, legal));
    return Optional.empty();
  }

  private static String illegal(String text, List<String> legal) {
    return "cannot be '"
        + text
        + "'; legal are "
        + String.join(", ", legal)
        + NearestNames.hint(text, legal);
  }

  /// A dialect, DuckDB's when none is stated; empty when it is none.
  Optional<Dialect> dialect(String name) {
    if (member(name).isEmpty()) {
      return Optional.of(Dialect.DUCKDB);
    }
    Optional<String> wanted = text(name);
    List<String> legal = Dialect.all().stream().map(Dialect::name).toList();
    wanted.filter(w -> !legal.contains(w)).ifPresent(w -> wrong(name, illegal(w, legal)));
    return wanted.filter(legal::contains).map(Dialect::named);
  }

  /// Reports members that nobody asked for.
  void end() {
    for (String name : members.keySet()) {
      if (!asked.contains(name)) {
        List<String> legal = List.copyOf(asked);
        problems.add(
            Problem.at(
                ErrorCode.INVALID_OPTION,
                "policy: there is no option '"
                    + path
                    + name
                    + "'; legal are "
                    + String.join(", ", legal)
                    + NearestNames.hint(name, legal),
                json.keyPlace(pointer(name))));
      }
    }
  }
}
