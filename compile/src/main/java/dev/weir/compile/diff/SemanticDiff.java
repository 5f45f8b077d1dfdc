package dev.weir.compile.diff;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.diff.ColumnChange.Status;
import dev.weir.compile.normal.NormalForm;
import dev.weir.compile.normal.Normalizer;
import dev.weir.compile.normal.Plan;
import dev.weir.compile.normal.ReadableText;
import dev.weir.model.Column;
import dev.weir.model.DeepStack;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what two queries mean. The edits are for people, by the matching of Falleri et al.,
/// "Fine-grained and Accurate Source Code Differencing" (ASE 2014), over the operators of the
/// normal forms; what counts is decided by the normal forms themselves: a change is cosmetic only
/// if they are equal, columns are unchanged only if the query for just them has the same normal
/// form before and after, and only the order changed if the normal forms without it are equal.
///
/// The cost grows with the size of the normal forms, that of labels in a bounded number of
/// comparisons: never with the square of the text. Thread-safe.
public final class SemanticDiff {
  private final NormalForm was;
  private final NormalForm is;
  private final Schema before;
  private final Schema after;

  private SemanticDiff(NormalForm was, NormalForm is, Schema before, Schema after) {
    this.was = was;
    this.is = is;
    this.before = before;
    this.after = after;
  }

  /// What changed from one query to the other.
  public static QueryDiff between(CompiledQuery before, CompiledQuery after) {
    return between(before, after, Map.of());
  }

  /// What changed, where some matches are known: texts of parts of the first query, and what became
  /// of them.
  public static QueryDiff between(
      CompiledQuery before, CompiledQuery after, Map<String, String> matches) {
    return between(before.relation(), after.relation(), matches);
  }

  /// What changed from one bound relation to the other, where some matches are known.
  public static QueryDiff between(Relation before, Relation after, Map<String, String> matches) {
    return DeepStack.call(() ->
        new SemanticDiff(
                Normalizer.normalize(before),
                Normalizer.normalize(after),
                new Schema(before.columns()),
                new Schema(after.columns()))
            .diff(matches));
  }

  private QueryDiff diff(Map<String, String> matches) {
    ReadableText old = ReadableText.of(was.body());
    ReadableText now = ReadableText.of(is.body());
    List<Edit> edits =
        EditScript.of(PartTree.of(was.body(), old), PartTree.of(is.body(), now), matches);
    boolean sameSchema = before.equals(after);
    if (sameSchema && same(was, is)) {
      return new QueryDiff(Set.of(ChangeClass.COSMETIC), edits, columns(shared(old, now)));
    }
    Map<Integer, Integer> shared = shared(old, now);
    if (sameRows(was, is, shared)) {
      return new QueryDiff(
          withWindows(EnumSet.of(ChangeClass.PROJECTION), edits), edits, columns(shared));
    }
    if (was.body().plan() instanceof Plan.Sort || is.body().plan() instanceof Plan.Sort) {
      NormalForm oldBag = Normalizer.unordered(was);
      NormalForm newBag = Normalizer.unordered(is);
      if (sameRows(oldBag, newBag, shared)) {
        Set<ChangeClass> classes = EnumSet.of(ChangeClass.ORDER);
        if (!isWhole(shared)) {
          classes.add(ChangeClass.PROJECTION);
        }
        return new QueryDiff(withWindows(classes, edits), edits, columns(shared));
      }
    }
    return new QueryDiff(classes(edits, !isWhole(shared)), edits, columns(Map.of()));
  }

  private static boolean same(NormalForm a, NormalForm b) {
    return a.hash().equals(b.hash()) && a.positions().equals(b.positions());
  }

  /// Whether all columns are there before and after, in their places.
  private boolean isWhole(Map<Integer, Integer> shared) {
    return before.columns().size() == after.columns().size()
        && shared.size() == after.columns().size()
        && shared.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()));
  }

  /// Columns of one name and type that say the same: candidates for being unchanged.
  private Map<Integer, Integer> shared(ReadableText old, ReadableText now) {
    Map<Integer, Integer> shared = new LinkedHashMap<>();
    List<Column> olds = before.columns();
    List<Column> news = after.columns();
    Map<String, Integer> byName = byName(olds);
    List<String> names = names(news);
    for (int i = 0; i < news.size(); i++) {
      Integer at = byName.get(names.get(i));
      if (at != null
          && olds.get(at).type().equals(news.get(i).type())
          && old.expr(was.body().outputs().get(was.positions().get(at)))
              .equals(now.expr(is.body().outputs().get(is.positions().get(i))))) {
        shared.put(at, i);
      }
    }
    return shared;
  }

  /// The places of columns by folded name; of several columns of one name the n-th finds the n-th.
  private static Map<String, Integer> byName(List<Column> columns) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    List<String> names = names(columns);
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), i);
    }
    return byName;
  }

  private static List<String> names(List<Column> columns) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      String name = Identifiers.fold(column.name());
      names.add(name + '\0' + seen.merge(name, 1, Integer::sum));
    }
    return names;
  }

  /// Whether the shared columns together hold the same rows. Without any, whether there are as
  /// many.
  private boolean sameRows(NormalForm was, NormalForm is, Map<Integer, Integer> shared) {
    if (shared.size() == before.columns().size() && shared.size() == after.columns().size()) {
      // Nothing to trim: the normal forms themselves say it.
      return was.hash().equals(is.hash())
          && shared.entrySet().stream()
              .allMatch(
                  e -> was.positions().get(e.getKey()).equals(is.positions().get(e.getValue())));
    }
    return same(
        Normalizer.trimmed(was, List.copyOf(shared.keySet())),
        Normalizer.trimmed(is, List.copyOf(shared.values())));
  }

  /// What is computed over windows is named, though it decides about no row.
  private static Set<ChangeClass> withWindows(Set<ChangeClass> classes, List<Edit> edits) {
    if (edits.stream()
        .anyMatch(e -> e.about() == ChangeClass.WINDOW && e.operation() != Edit.Operation.KEEP)) {
      classes.add(ChangeClass.WINDOW);
    }
    return classes;
  }

  private static Set<ChangeClass> classes(List<Edit> edits, boolean outputsDiffer) {
    Set<ChangeClass> classes = EnumSet.noneOf(ChangeClass.class);
    if (outputsDiffer) {
      classes.add(ChangeClass.PROJECTION);
    }
    for (Edit edit : edits) {
      if (edit.operation() != Edit.Operation.KEEP) {
        classes.add(edit.about());
      }
    }
    // Other rows, and nothing found that makes them other ones.
    if (EnumSet.of(ChangeClass.PROJECTION, ChangeClass.WINDOW, ChangeClass.ORDER)
        .containsAll(classes)) {
      classes.add(ChangeClass.UNKNOWN);
    }
    return classes;
  }

  private List<ColumnChange> columns(Map<Integer, Integer> unchanged) {
    List<ColumnChange> changes = new ArrayList<>();
    Map<String, Integer> olds = byName(before.columns());
    List<String> names = names(after.columns());
    for (int i = 0; i < names.size(); i++) {
      Integer old = olds.remove(names.get(i));
      Status status = Status.ADDED;
      if (old != null) {
        Integer stays = unchanged.get(old);
        status = stays != null && stays == i ? Status.UNCHANGED : Status.CHANGED;
      }
      changes.add(new ColumnChange(after.columns().get(i).name(), status));
    }
    olds.values()
        .forEach(
            old -> changes.add(new ColumnChange(before.columns().get(old).name(), Status.REMOVED)));
    return changes;
  }
}
