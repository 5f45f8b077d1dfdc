package dev.weir.build;

import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.Origin;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.compile.lineage.Trim;
import dev.weir.compile.normal.NormalForm;
import dev.weir.compile.normal.Normalizer;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.DeepStack;
import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Finds products whose inputs changed, but in nothing that the product reads: their last build is
/// what a new one would be. It is so when each changed input is a product, and the query for just
/// the columns that are read means the same as at the build that was read, gives the same rows
/// whenever it runs, and reads, by the same argument, the same. What cannot be shown counts as
/// changed. Thread-safe.
final class UnreadChanges {
  private static final List<Component> SAME_FOR_INPUTS =
      List.of(Component.PROFILE, Component.ENGINE, Component.RULES);

  private final Ledger ledger;
  private final CompileCache cache;
  private final Function<String, Optional<PlannedProduct>> plan;
  private final Map<Question, Boolean> answers = new ConcurrentHashMap<>();

  /// @param plan what is decided about a product, by folded name
  UnreadChanges(
      Ledger ledger, CompileCache cache, Function<String, Optional<PlannedProduct>> plan) {
    this.ledger = ledger;
    this.cache = cache;
    this.plan = plan;
  }

  /// Whether the columns of a product are the same as in one of its builds; columns sorted.
  private record Question(String product, String before, List<String> columns) {}

  /// Whether the product as it is now would come out as that build of it did, though its inputs are
  /// others.
  boolean only(BuildRecord earlier, BuildIdentity now, Compilation query) {
    for (Component component : Component.values()) {
      boolean same = now.part(component).equals(earlier.identity().part(component));
      if (same == (component == Component.INPUTS)) {
        return false;
      }
    }
    String key = earlier.buildId() + "\n" + now.buildId();
    Optional<Boolean> known = cache.unread(key);
    if (known.isPresent()) {
      return known.get();
    }
    boolean unread = DeepStack.call(() -> isUnread(earlier, now, query));
    cache.keepUnread(key, unread);
    return unread;
  }

  private boolean isUnread(BuildRecord earlier, BuildIdentity now, Compilation query) {
    Map<String, String> before = earlier.identity().part(Component.INPUTS).facts();
    Map<String, String> inputs = now.part(Component.INPUTS).facts();
    if (!before.keySet().equals(inputs.keySet())) {
      return false;
    }
    // Where even the rows are others there is no need to compile the reader.
    boolean sameRows =
        before.entrySet().stream()
            .filter(input -> !input.getValue().equals(inputs.get(input.getKey())))
            .allMatch(input -> isSame(new Question(input.getKey(), input.getValue(), List.of())));
    return sameRows
        && !OrderSensitivity.ofRows(query.query().relation())
        && sameInputs(
            query.query().lineage().tables(), query.query().lineage().required(), before, inputs);
  }

  /// Whether columns of tables are the same, though the tables may be others.
  private boolean sameInputs(
      List<TableName> tables,
      List<BaseColumn> required,
      Map<String, String> before,
      Map<String, String> now) {
    for (TableName table : tables) {
      Optional<String> name =
          now.keySet().stream().filter(n -> Identifiers.same(n, table.name())).findFirst();
      if (name.isEmpty() || !before.containsKey(name.get())) {
        return false;
      }
      String was = before.get(name.get());
      if (!was.equals(now.get(name.get()))
          && !isSame(new Question(name.get(), was, columns(required, table)))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> columns(List<BaseColumn> required, TableName table) {
    TreeSet<String> names = new TreeSet<>();
    for (BaseColumn column : required) {
      if (column.table().key().equals(table.key())) {
        names.add(Identifiers.fold(column.column()));
      }
    }
    return List.copyOf(names);
  }

  private boolean isSame(Question question) {
    Boolean known = answers.get(question);
    if (known == null) {
      known =
          plan.apply(Identifiers.fold(question.product()))
              .map(planned -> isSame(question, planned))
              .orElse(false);
      answers.put(question, known);
    }
    return known;
  }

  private boolean isSame(Question question, PlannedProduct now) {
    if (now.buildId().equals(question.before())) {
      return true;
    }
    String name = now.product().name();
    Optional<BuildRecord> record = ledger.record(name, question.before());
    Optional<Relation> relation = ledger.relation(name, question.before());
    if (record.isEmpty() || relation.isEmpty()) {
      return false;
    }
    BuildIdentity was = record.get().identity();
    boolean sameWay =
        SAME_FOR_INPUTS.stream().allMatch(c -> was.part(c).equals(now.identity().part(c)))
            && version(was).equals(version(now.identity()));
    Relation is = now.compiled().relation();
    Optional<BitSet> oldPlaces = places(question.columns(), relation.get().columns());
    Optional<BitSet> newPlaces = places(question.columns(), is.columns());
    if (!sameWay || oldPlaces.isEmpty() || newPlaces.isEmpty()) {
      return false;
    }
    Relation oldCut = Trim.to(relation.get(), oldPlaces.get());
    Relation cut = Trim.to(is, newPlaces.get());
    return isSettled(oldCut)
        && isSettled(cut)
        && sameForm(question.columns(), relation.get(), is)
        && sameInputs(
            Lineage.tables(cut),
            required(cut, question),
            was.part(Component.INPUTS).facts(),
            now.identity().part(Component.INPUTS).facts());
  }

  /// What a query cut down to the columns needs. A cut to none keeps an output, which is not meant.
  private static List<BaseColumn> required(Relation cut, Question question) {
    QueryLineage lineage = Lineage.of(cut);
    return question.columns().isEmpty()
        ? lineage.rows().stream().map(Origin::column).toList()
        : lineage.required();
  }

  private static Optional<String> version(BuildIdentity identity) {
    return Optional.ofNullable(identity.part(Component.CONTRACT).facts().get("version"));
  }

  /// Whether a query gives the same rows, to the bit, each time it runs on the same input.
  private static boolean isSettled(Relation relation) {
    return !OrderSensitivity.of(relation) && !Unsteady.is(relation);
  }

  private static boolean sameForm(List<String> names, Relation was, Relation is) {
    List<Integer> oldPlaces = new ArrayList<>();
    List<Integer> newPlaces = new ArrayList<>();
    for (String name : names) {
      int oldPlace = place(name, was.columns());
      int newPlace = place(name, is.columns());
      if (!was.columns().get(oldPlace).type().equals(is.columns().get(newPlace).type())) {
        return false;
      }
      oldPlaces.add(oldPlace);
      newPlaces.add(newPlace);
    }
    NormalForm oldForm = bag(was, oldPlaces);
    NormalForm newForm = bag(is, newPlaces);
    return oldForm.hash().equals(newForm.hash()) && oldForm.positions().equals(newForm.positions());
  }

  /// The columns at the places as a bag of rows: who reads it takes rows in any order.
  private static NormalForm bag(Relation relation, List<Integer> places) {
    return Normalizer.unordered(Normalizer.trimmed(Normalizer.normalize(relation), places));
  }

  /// Where columns stand; empty when one is missing.
  private static Optional<BitSet> places(List<String> names, List<Column> columns) {
    BitSet places = new BitSet();
    for (String name : names) {
      int place = place(name, columns);
      if (place < 0) {
        return Optional.empty();
      }
      places.set(place);
    }
    return Optional.of(places);
  }

  private static int place(String name, List<Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (Identifiers.fold(columns.get(i).name()).equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
