package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an expression can name, inner columns before those of the queries around it.
record Scope(List<Field> fields, List<Field> aliases, List<Field> outer) {
  Scope {
    fields = List.copyOf(fields);
    aliases = List.copyOf(aliases);
    outer = List.copyOf(outer);
  }

  static Scope of(List<Field> fields) {
    return new Scope(fields, List.of(), List.of());
  }

  /// The same place with aliases of the SELECT list.
  Scope with(List<Field> others) {
    return new Scope(fields, others, outer);
  }

  /// What a query inside of this one sees around it.
  List<Field> around() {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(outer);
    return all;
  }

  /// A column of a kind, spelled in one of the ways that mean it or something that shadows it.
  Optional<String> column(Choices choices, Kind kind) {
    List<Field> found = fields.stream().filter(f -> f.kind() == kind).toList();
    List<Field> named = aliases.stream().filter(f -> f.kind() == kind).toList();
    List<Field> around = outer.stream().filter(f -> f.kind() == kind).toList();
    if (!named.isEmpty() && choices.chance(30)) {
      return Optional.of(spelled(choices, choices.pick(named)));
    }
    if (!around.isEmpty() && (found.isEmpty() || choices.chance(30))) {
      return Optional.of(choices.pick(around).qualified());
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(spelled(choices, choices.pick(found)));
  }

  private String spelled(Choices choices, Field field) {
    boolean sole = fields.stream().filter(f -> f.isCalled(field.name())).count() <= 1;
    String bare = sole || field.table().isEmpty() ? field.bare() : field.qualified();
    if (choices.chance(35)) {
      return field.qualified();
    }
    if (!choices.feature(4)) {
      return bare;
    }
    return switch (choices.pick(5)) {
      case 0 -> bare.startsWith("\"") ? bare : bare.toUpperCase(Locale.ROOT);
      case 1 -> Field.quoted(field.name());
      case 2 -> Field.quoted(field.name().toUpperCase(Locale.ROOT));
      case 3 -> "(" + field.qualified() + ")";
      default -> field.table().length() == 1 ? "main." + field.qualified() : field.bare();
    };
  }
}
