package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;

/// Writes the list and the clauses of a grouped block: keys in every way to name them, constants
/// and equal keys among them, and aggregates.
final class GroupWriter {
  private record Key(String text, String spelled, Kind kind) {}

  private final FeatureWriter writer;
  private final Choices choices;
  private final List<String> items;
  private final List<Field> aliases;

  GroupWriter(FeatureWriter writer, List<String> items, List<Field> aliases) {
    this.writer = writer;
    this.choices = writer.choices;
    this.items = items;
    this.aliases = aliases;
  }

  /// All after the list, which is added to the items.
  String clauses(Scope scope, String from) {
    List<Key> keys = new ArrayList<>();
    int count = choices.pick(4) == 3 ? 0 : 1 + choices.pick(2);
    boolean all = choices.chance(35);
    for (int k = 0; k < count; k++) {
      keys.add(key(scope, k, keys));
    }
    List<AggregateWriter.Call> calls = new ArrayList<>();
    int aggregates = 1 + choices.pick(2);
    for (int a = 0; a < aggregates; a++) {
      AggregateWriter.Call call = writer.aggregates.aggregate(scope);
      calls.add(call);
      add(scope, call.text(), call.kind());
    }
    if (choices.feature(10) && !keys.isEmpty()) {
      items.add("grouping(" + keys.getFirst().text() + ")");
    }
    return from + groupBy(keys, all) + having(scope, keys, calls) + qualify(keys, calls);
  }

  private Key key(Scope scope, int at, List<Key> before) {
    Kind kind = choices.pick(List.of(Kind.INT, Kind.TEXT, Kind.DATE, Kind.BOOL));
    String text;
    if (choices.feature(12)) {
      text = writer.expressions.literal(kind);
    } else if (!before.isEmpty() && choices.feature(12)) {
      text = before.getFirst().text();
      kind = before.getFirst().kind();
    } else {
      text = writer.expressions.of(scope, kind, 1);
    }
    if (kind == Kind.TEXT && choices.feature(8)) {
      text += " COLLATE NOCASE";
    }
    String alias = add(scope, text, kind);
    String spelled =
        switch (choices.pick(4)) {
          case 0 -> text;
          case 1 -> Integer.toString(at + 1);
          case 2 -> alias.isEmpty() ? text : Field.identifier(alias);
          default -> alias.isEmpty() ? Integer.toString(at + 1) : Field.identifier(alias);
        };
    return new Key(text, spelled, kind);
  }

  private String add(Scope scope, String text, Kind kind) {
    if (choices.chance(30)) {
      items.add(text);
      return "";
    }
    String name = writer.names.column(scope, aliases);
    items.add(text + " AS " + Field.identifier(name));
    aliases.add(new Field("", name, kind));
    return name;
  }

  private String groupBy(List<Key> keys, boolean all) {
    if (keys.isEmpty()) {
      return choices.feature(20) ? choices.pick(List.of(" GROUP BY ALL", " GROUP BY ()")) : "";
    }
    if (all) {
      return " GROUP BY ALL";
    }
    List<String> spelled = keys.stream().map(Key::spelled).toList();
    String list = String.join(", ", spelled);
    if (!choices.feature(25)) {
      return " GROUP BY " + list;
    }
    return " GROUP BY "
        + switch (choices.pick(6)) {
          case 0 -> "ROLLUP (" + list + ")";
          case 1 -> "CUBE (" + list + ")";
          case 2 -> "GROUPING SETS ((" + list + "), (" + spelled.getLast() + "), ())";
          case 3 -> spelled.getFirst() + ", ROLLUP (" + spelled.getLast() + ")";
          case 4 -> "GROUPING SETS (" + list + ")";
          default -> "ROLLUP ((" + list + "))";
        };
  }

  private String having(Scope scope, List<Key> keys, List<AggregateWriter.Call> calls) {
    if (!choices.feature(15)) {
      return "";
    }
    Scope outputs = new Scope(choices.chance(50) ? List.of() : scope.fields(), aliases, List.of());
    return " HAVING "
        + switch (choices.pick(5)) {
          case 0 -> "count(*) > 1";
          case 1 -> writer.expressions.of(new Scope(List.of(), aliases, List.of()), Kind.BOOL, 1);
          case 2 -> compared(calls.getFirst().text(), calls.getFirst().kind());
          case 3 ->
              keys.isEmpty()
                  ? "count(*) >= 0"
                  : compared(keys.getFirst().text(), keys.getFirst().kind());
          default ->
              writer.expressions.of(outputs, Kind.INT, 0)
                  + " = "
                  + writer.expressions.literal(Kind.INT);
        };
  }

  private String compared(String text, Kind kind) {
    return "("
        + text
        + ")"
        + choices.pick(List.of(" = ", " > ", " IS DISTINCT FROM "))
        + writer.expressions.literal(kind);
  }

  private String qualify(List<Key> keys, List<AggregateWriter.Call> calls) {
    if (!choices.feature(5)) {
      return "";
    }
    String by =
        keys.isEmpty() || choices.chance(50) ? calls.getFirst().text() : keys.getFirst().spelled();
    return " QUALIFY rank() OVER (ORDER BY " + by + ") <= 2";
  }
}
