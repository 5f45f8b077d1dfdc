package dev.weir.cli;

import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.Problem;
import dev.weir.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads lists of keys: `[["id"], ["day", "number"]]`, where a key of one column may stand without
/// its list.
///
/// @param table whose keys they are
/// @param columns the columns of that table
/// @param problems where mistakes go
record CatalogKeys(TableName table, List<Column> columns, List<Problem> problems) {
  /// The keys of a member, as far as they are right.
  List<List<String>> read(JsonTree.Member member) {
    if (!(member.value() instanceof JsonTree.Sequence list)) {
      wrong(
          "'%s' of '%s' must be a list of keys: [[\"id\"], [\"day\", \"number\"]]"
              .formatted(member.key(), table),
          member.value());
      return List.of();
    }
    Map<List<String>, List<String>> keys = new LinkedHashMap<>();
    for (JsonTree element : list.elements()) {
      List<String> key = key(member.key(), element);
      List<String> same = key.stream().map(Identifiers::fold).sorted().toList();
      if (!key.isEmpty() && keys.putIfAbsent(same, key) != null) {
        duplicate(
            "the key (%s) of '%s' stands twice".formatted(String.join(", ", key), table), element);
      }
    }
    return List.copyOf(keys.values());
  }

  private List<String> key(String what, JsonTree element) {
    List<JsonTree> names =
        element instanceof JsonTree.Sequence sequence ? sequence.elements() : List.of(element);
    if (names.isEmpty()) {
      wrong("a key of '%s' names no column".formatted(table), element);
    }
    List<String> key = new ArrayList<>();
    boolean right = true;
    for (JsonTree name : names) {
      if (!(name instanceof JsonTree.Leaf leaf)) {
        wrong("'%s' of '%s' names columns by texts".formatted(what, table), name);
        right = false;
      } else if (columns.stream().noneMatch(c -> Identifiers.same(c.name(), leaf.text()))) {
        List<String> legal = columns.stream().map(Column::name).toList();
        wrong(
            "a key of '%s' names '%s', which is none of its columns%s; it has %s"
                .formatted(
                    table,
                    leaf.text(),
                    NearestNames.hint(leaf.text(), legal),
                    legal.isEmpty() ? "none" : String.join(", ", legal)),
            name);
        right = false;
      } else if (key.stream().anyMatch(k -> Identifiers.same(k, leaf.text()))) {
        duplicate("a key of '%s' names '%s' twice".formatted(table, leaf.text()), name);
        right = false;
      } else {
        key.add(leaf.text());
      }
    }
    return right ? key : List.of();
  }

  private void wrong(String message, JsonTree at) {
    problems.add(Problem.at(ErrorCode.INVALID_OPTION, message, at.place()));
  }

  private void duplicate(String message, JsonTree at) {
    problems.add(Problem.at(ErrorCode.DUPLICATE_NAME, message, at.place()));
  }
}
