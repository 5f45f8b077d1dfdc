package dev.weir.compile.diff;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.diff.ColumnChange.Status;
import dev.weir.compile.normal.NormalForm;
import dev.weir.compile.normal.Normalizer;
import dev.weir.compile.normal.ReadableText;
import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what two queries mean. The edits are for people; what counts is decided by normal
/// forms: a change is cosmetic only if the normal forms are equal, and columns are unchanged only
/// if the query for just them has the same normal form before and after.
public final class SemanticDiff {
  private SemanticDiff() {}

  /// What changed from one query to the other.
  public static QueryDiff between(CompiledQuery before, CompiledQuery after) {
    return between(before, after, Map.of());
  }

  /// What changed, where some matches are known: texts of parts of the first query, and what became
  /// of them.
  public static QueryDiff between(
      CompiledQuery before, CompiledQuery after, Map<String, String> matches) {
    NormalForm was = Normalizer.normalize(before.relation());
    NormalForm is = Normalizer.normalize(after.relation());
    List<Edit> edits = EditScript.of(PartTree.of(was), PartTree.of(is), matches);
    boolean sameSchema = before.schema().equals(after.schema());
    if (was.hash().equals(is.hash()) && sameSchema && was.positions().equals(is.positions())) {
      return new QueryDiff(Set.of(ChangeClass.COSMETIC), edits, columns(before, after, true));
    }
    Map<Integer, Integer> shared = shared(before, was, after, is);
    boolean sameRows = sameRows(was, is, shared);
    List<ColumnChange> columns = columns(before, after, sameRows ? shared : Map.of());
    boolean orderOnly = sameSchema && !was.hash().equals(is.hash()) && isOrderOnly(was, is);
    if (orderOnly) {
      return new QueryDiff(Set.of(ChangeClass.ORDER), edits, columns(before, after, true));
    }
    return new QueryDiff(classes(edits, sameRows), edits, columns);
  }

  /// Columns of one name and type that say the same: candidates for being unchanged.
  private static Map<Integer, Integer> shared(
      CompiledQuery before, NormalForm was, CompiledQuery after, NormalForm is) {
    ReadableText old = ReadableText.of(was.body());
    ReadableText now = ReadableText.of(is.body());
    Map<Integer, Integer> shared = new LinkedHashMap<>();
    List<Column> olds = before.schema().columns();
    List<Column> news = after.schema().columns();
    Map<String, Integer> byName = byName(olds);
    for (int i = 0; i < news.size(); i++) {
      Integer at = byName.get(Identifiers.fold(news.get(i).name()));
      if (at != null
          && olds.get(at).type().equals(news.get(i).type())
          && old.expr(was.body().outputs().get(was.positions().get(at)))
              .equals(now.expr(is.body().outputs().get(is.positions().get(i))))) {
        shared.put(at, i);
      }
    }
    return shared;
  }

  private static Map<String, Integer> byName(List<Column> columns) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byName.putIfAbsent(Identifiers.fold(columns.get(i).name()), i);
    }
    return byName;
  }

  /// Whether the shared columns together hold the same rows. Without any, whether there are as
  /// many.
  private static boolean sameRows(NormalForm was, NormalForm is, Map<Integer, Integer> shared) {
    NormalForm old = Normalizer.trimmed(was, List.copyOf(shared.keySet()));
    NormalForm now = Normalizer.trimmed(is, List.copyOf(shared.values()));
    return old.hash().equals(now.hash()) && old.positions().equals(now.positions());
  }

  private static boolean isOrderOnly(NormalForm was, NormalForm is) {
    NormalForm old = Normalizer.unordered(was);
    NormalForm now = Normalizer.unordered(is);
    return old.hash().equals(now.hash()) && old.positions().equals(now.positions());
  }

  private static Set<ChangeClass> classes(List<Edit> edits, boolean sameRows) {
    Set<ChangeClass> classes = EnumSet.noneOf(ChangeClass.class);
    if (sameRows) {
      classes.add(ChangeClass.PROJECTION);
      return classes;
    }
    for (Edit edit : edits) {
      if (edit.operation() != Edit.Operation.KEEP) {
        classes.add(edit.about());
      }
    }
    // Other rows, and nothing found that makes them other ones.
    if (EnumSet.of(ChangeClass.PROJECTION, ChangeClass.ORDER).containsAll(classes)) {
      classes.add(ChangeClass.UNKNOWN);
    }
    return classes;
  }

  private static List<ColumnChange> columns(
      CompiledQuery before, CompiledQuery after, boolean unchanged) {
    Map<Integer, Integer> all = new LinkedHashMap<>();
    for (int i = 0; unchanged && i < after.schema().columns().size(); i++) {
      all.put(i, i);
    }
    return columns(before, after, all);
  }

  private static List<ColumnChange> columns(
      CompiledQuery before, CompiledQuery after, Map<Integer, Integer> unchanged) {
    List<ColumnChange> changes = new ArrayList<>();
    Map<String, Integer> olds = byName(before.schema().columns());
    Map<String, Integer> news = byName(after.schema().columns());
    for (int i = 0; i < after.schema().columns().size(); i++) {
      String name = after.schema().columns().get(i).name();
      Integer old = olds.get(Identifiers.fold(name));
      Status status = Status.ADDED;
      if (old != null) {
        Integer stays = unchanged.get(old);
        status = stays != null && stays == i ? Status.UNCHANGED : Status.CHANGED;
      }
      changes.add(new ColumnChange(name, status));
    }
    for (Column column : before.schema().columns()) {
      if (!news.containsKey(Identifiers.fold(column.name()))) {
        changes.add(new ColumnChange(column.name(), Status.REMOVED));
      }
    }
    return changes;
  }
}
