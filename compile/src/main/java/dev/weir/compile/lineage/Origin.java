package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A base column, or a part of it, that something depends on. `path` leads into a nested value:
/// field names, `[]` for the elements of a list, and `[#]` for how many there are; empty for the
/// whole. `kinds` is in the order of [Dependence] and never empty. The natural order is by column,
/// then path.
public record Origin(BaseColumn column, List<String> path, List<Dependence> kinds)
    implements Comparable<Origin> {
  private static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::column).thenComparing(o -> o.text());

  /// The step of a path from a list to its elements.
  public static final String ELEMENT = "[]";

  /// The step of a path from a list to the number of its elements.
  public static final String LENGTH = "[#]";

  public Origin {
    path = List.copyOf(path);
    kinds = List.copyOf(kinds);
  }

  /// `table.column`, with the path behind it: `t.calls[].owner`.
  public String text() {
    return text(column, path);
  }

  static String text(BaseColumn column, List<String> path) {
    return column.text() + path.stream().map(Origin::text).collect(Collectors.joining());
  }

  /// A step as it stands behind what it leads into.
  static String text(String step) {
    return step.equals(ELEMENT) || step.equals(LENGTH) ? step : "." + step;
  }

  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }
}
