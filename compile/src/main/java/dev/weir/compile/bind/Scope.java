package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.From;
import dev.weir.sql.tree.SqlExpression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// The columns that a FROM clause makes visible, and behind them those of enclosing queries.
final class Scope {
  /// A FROM item by its alias; `path` is the full name of a table without one. `otherNames` are
  /// second names of single columns, by position. `hidden` are columns behind the others that no
  /// star shows.
  record Item(
      int id,
      String alias,
      List<String> path,
      List<Column> columns,
      Map<String, Integer> otherNames,
      List<Column> hidden) {
    Item(
        int id,
        String alias,
        List<String> path,
        List<Column> columns,
        Map<String, Integer> otherNames) {
      this(id, alias, path, columns, otherNames, List.of());
    }

    ColumnRef ref(int ordinal) {
      Column column =
          ordinal < columns.size() ? columns.get(ordinal) : hidden.get(ordinal - columns.size());
      return new ColumnRef(id, ordinal, column.name(), column.type());
    }

    /// The same with a hidden column that can be referred to by its name.
    Item withHidden(Column column) {
      Map<String, Integer> names = new LinkedHashMap<>(otherNames);
      names.put(column.name(), columns.size());
      return new Item(id, alias, path, columns, names, List.of(column));
    }

    /// Whether a column tells if there is a row.
    boolean tellsRows() {
      return column(this, COUNTED.name()).isPresent();
    }

    /// Whether two items cannot be told apart by their names.
    boolean hasNameOf(Item other) {
      return Identifiers.same(alias, other.alias)
          && (path.size() != other.path.size() || same(path, other.path));
    }

    private static boolean same(List<String> a, List<String> b) {
      for (int i = 0; i < a.size(); i++) {
        if (!Identifiers.same(a.get(i), b.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /// A hidden column that is NULL where an outer join has no row of its table.
  static final Column COUNTED = new Column("counted row", ScalarType.BOOLEAN);

  /// A column that USING or NATURAL merged from columns of two sides.
  record Merged(String name, Expression value, Set<ColumnRef> members) {}

  /// A column under the name that a star gives it, with the aliases of the items that have it:
  /// several where USING merged it. `written` is what REPLACE put in its place.
  record Visible(
      String name, Expression value, List<String> aliases, Optional<SqlExpression> written) {
    Visible(String name, Expression value, String alias) {
      this(name, value, List.of(alias), Optional.empty());
    }

    /// The alias of the item where it stands.
    String alias() {
      return aliases.getFirst();
    }
  }

  private final Optional<Scope> parent;
  private final Aliases aliases;
  private final List<Item> items;
  private final List<Merged> merged;
  private final Set<ColumnRef> hidden;
  private final Map<String, List<ColumnRef>> byName;
  private final Map<String, List<Item>> byAlias;
  private final Set<Integer> filled;
  private boolean open;
  private Map<String, Names.MacroArgument> macro = Map.of();
  private Optional<Scope> caller = Optional.empty();

  Scope(Optional<Scope> parent) {
    this.parent = parent;
    this.aliases = Aliases.NONE;
    this.items = new ArrayList<>();
    this.merged = new ArrayList<>();
    this.hidden = new LinkedHashSet<>();
    this.byName = new HashMap<>();
    this.byAlias = new HashMap<>();
    this.filled = new LinkedHashSet<>();
  }

  private Scope(Scope same, Aliases aliases) {
    this.parent = same.parent;
    this.aliases = aliases;
    this.items = same.items;
    this.merged = same.merged;
    this.hidden = same.hidden;
    this.byName = same.byName;
    this.byAlias = same.byAlias;
    this.filled = same.filled;
    this.open = same.open;
    this.macro = same.macro;
    this.caller = same.caller;
  }

  /// The items of a FROM clause that is bound already, without what USING merged.
  static Scope of(From from) {
    Scope scope = empty();
    scope.addItems(from);
    return scope;
  }

  private void addItems(From from) {
    switch (from) {
      case From.Scan s ->
          add(new Item(s.id(), s.alias(), s.table().parts(), s.columns(), Map.of()));
      case From.CteScan c -> add(new Item(c.id(), c.alias(), List.of(), c.columns(), Map.of()));
      case From.Derived d -> add(new Item(d.id(), d.alias(), List.of(), d.columns(), Map.of()));
      case From.FunctionScan f ->
          add(new Item(f.id(), f.alias(), List.of(), f.columns(), Map.of()));
      case From.Pivot p -> add(new Item(p.id(), p.alias(), List.of(), p.columns(), Map.of()));
      case From.Unpivot u -> add(new Item(u.id(), u.alias(), List.of(), u.columns(), Map.of()));
      case From.Join j -> {
        addItems(j.left());
        addItems(j.right());
      }
    }
  }

  /// The same columns, and the aliases that a subquery sees where it stands.
  Scope withAliases(Aliases seen) {
    return new Scope(this, seen);
  }

  /// The aliases of this level that queries inside it see.
  Aliases aliasesWithin() {
    return aliases;
  }

  static Scope empty() {
    return new Scope(Optional.empty());
  }

  /// The scope of a macro's body: it sees no columns but through its parameters, which the queries
  /// inside of it see before their own columns.
  static Scope ofMacro(Map<String, Names.MacroArgument> arguments, Scope caller) {
    Scope scope = new Scope(Optional.empty());
    scope.macro = arguments;
    scope.caller = Optional.of(caller);
    return scope;
  }

  /// The argument of an enclosing macro call, by the folded name of its parameter.
  Names.@Nullable MacroArgument macro(String name) {
    for (Optional<Scope> s = Optional.of(this); s.isPresent(); s = s.get().parent) {
      Names.MacroArgument argument = s.get().macro.get(name);
      if (argument != null) {
        return argument;
      }
    }
    return null;
  }

  /// The scope whose rows an aggregate computes over: a macro's body has those of its caller.
  Scope ofRows() {
    return caller.map(Scope::ofRows).orElse(this);
  }

  Optional<Scope> parent() {
    return parent;
  }

  List<Item> items() {
    return items;
  }

  /// Marks that a FROM item could not be bound: a name that is not found may be one of its columns.
  void open() {
    open = true;
  }

  /// Whether this level or one around it has an item whose columns are not known.
  boolean isOpen() {
    return open || parent.filter(Scope::isOpen).isPresent();
  }

  void add(Item item) {
    items.add(item);
    byAlias.computeIfAbsent(Identifiers.fold(item.alias()), n -> new ArrayList<>(1)).add(item);
    for (int i = 0; i < item.columns().size(); i++) {
      ColumnRef ref = item.ref(i);
      byName.computeIfAbsent(Identifiers.fold(ref.name()), n -> new ArrayList<>(1)).add(ref);
    }
    item.otherNames()
        .forEach((name, i) ->
            byName
                .computeIfAbsent(Identifiers.fold(name), n -> new ArrayList<>(1))
                .add(item.ref(i)));
  }

  /// Takes over all that another scope of the same level has.
  void addAll(Scope other) {
    other.items.forEach(this::add);
    merged.addAll(other.merged);
    hidden.addAll(other.hidden);
    filled.addAll(other.filled);
    open |= other.open;
  }

  /// Marks that an outer join may have no row of an item.
  void markFilled(Item item) {
    filled.add(item.id());
  }

  /// Whether an outer join may have no row of an item, which no column of it tells.
  boolean isFilled(Item item) {
    return filled.contains(item.id());
  }

  void merge(String name, Expression value, Set<ColumnRef> members) {
    Set<ColumnRef> all = new LinkedHashSet<>(members);
    merged.removeIf(m -> {
      boolean part = m.members().stream().anyMatch(members::contains);
      if (part) {
        all.addAll(m.members());
      }
      return part;
    });
    merged.add(new Merged(name, value, all));
    hidden.addAll(all);
  }

  /// The value of an unqualified name at this level: none, one, or several candidates.
  List<Expression> unqualified(String name) {
    String folded = Identifiers.fold(name);
    List<Expression> found = new ArrayList<>(1);
    for (Merged m : merged) {
      if (Identifiers.fold(m.name()).equals(folded)) {
        found.add(m.value());
      }
    }
    for (ColumnRef ref : byName.getOrDefault(folded, List.of())) {
      if (hidden.isEmpty() || !hidden.contains(ref)) {
        found.add(ref);
      }
    }
    return found;
  }

  /// The members behind a merged or plain column of that name, to be merged once more.
  Set<ColumnRef> members(String name) {
    String folded = Identifiers.fold(name);
    Set<ColumnRef> members = new LinkedHashSet<>();
    for (Merged m : merged) {
      if (Identifiers.fold(m.name()).equals(folded)) {
        members.addAll(m.members());
      }
    }
    for (ColumnRef ref : byName.getOrDefault(folded, List.of())) {
      if (!hidden.contains(ref)) {
        members.add(ref);
      }
    }
    return members;
  }

  /// Items that a qualifier means at this level: by alias, by the last parts of their table name,
  /// or by its catalog and last part.
  List<Item> named(List<String> qualifier) {
    if (qualifier.size() == 1) {
      return byAlias.getOrDefault(Identifiers.fold(qualifier.getFirst()), List.of());
    }
    List<Item> found = new ArrayList<>(1);
    for (Item item : items) {
      if (means(item, qualifier)) {
        found.add(item);
      }
    }
    return found;
  }

  private static boolean means(Item item, List<String> qualifier) {
    List<String> path = item.path();
    if (path.size() < qualifier.size()) {
      return false;
    }
    if (path.size() == 3
        && qualifier.size() == 2
        && Identifiers.same(path.getFirst(), qualifier.getFirst())
        && Identifiers.same(path.getLast(), qualifier.getLast())) {
      return true;
    }
    int from = path.size() - qualifier.size();
    for (int i = 0; i < qualifier.size(); i++) {
      if (!Identifiers.same(path.get(from + i), qualifier.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The column of an item by name, its hidden second names too.
  static Optional<ColumnRef> column(Item item, String name) {
    for (int i = 0; i < item.columns().size(); i++) {
      if (Identifiers.same(item.columns().get(i).name(), name)) {
        return Optional.of(item.ref(i));
      }
    }
    for (Map.Entry<String, Integer> other : item.otherNames().entrySet()) {
      if (Identifiers.same(other.getKey(), name)) {
        return Optional.of(item.ref(other.getValue()));
      }
    }
    return Optional.empty();
  }

  /// All columns in star order, merged ones once, where their first member stands.
  List<Visible> star() {
    return star((_, _) -> false);
  }

  /// The same without columns that are left out by the alias of their item and their own name.
  List<Visible> star(BiPredicate<String, String> leftOut) {
    List<Visible> columns = new ArrayList<>();
    // Each is one object, and what it stands for is as large as the chain of joins.
    Set<Merged> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Item item : items) {
      for (int i = 0; i < item.columns().size(); i++) {
        ColumnRef ref = item.ref(i);
        if (leftOut.test(item.alias(), ref.name())) {
          continue;
        }
        Optional<Merged> merge =
            !hidden.isEmpty() && hidden.contains(ref)
                ? merged.stream().filter(m -> m.members().contains(ref)).findFirst()
                : Optional.empty();
        if (merge.isEmpty()) {
          columns.add(new Visible(ref.name(), ref, item.alias()));
        } else if (shown.add(merge.get())) {
          columns.add(
              new Visible(
                  ref.name(), merge.get().value(), aliases(item, merge.get()), Optional.empty()));
        }
      }
    }
    return columns;
  }

  /// The aliases of the items that a merged column comes from, that of `first` in front.
  private List<String> aliases(Item first, Merged merge) {
    Set<String> aliases = new LinkedHashSet<>(List.of(first.alias()));
    Set<Integer> sources = new LinkedHashSet<>();
    merge.members().forEach(ref -> sources.add(ref.source()));
    for (Item item : items) {
      if (sources.contains(item.id())) {
        aliases.add(item.alias());
      }
    }
    return List.copyOf(aliases);
  }

  /// All columns of one item.
  static List<Visible> star(Item item) {
    List<Visible> columns = new ArrayList<>();
    for (int i = 0; i < item.columns().size(); i++) {
      ColumnRef ref = item.ref(i);
      columns.add(new Visible(ref.name(), ref, item.alias()));
    }
    return columns;
  }

  /// A whole row of an item as a struct type.
  static DataType rowType(Item item) {
    return new StructType(item.columns().stream().map(c -> new Field(c.name(), c.type())).toList());
  }

  /// Column names of this level and all around, for messages.
  List<String> columnNames() {
    List<String> names = new ArrayList<>();
    for (Item item : items) {
      for (Column column : item.columns()) {
        names.add(column.name());
      }
    }
    parent.ifPresent(p -> names.addAll(p.columnNames()));
    return names;
  }

  /// Aliases of this level and all around, for messages.
  List<String> aliases() {
    List<String> names = new ArrayList<>(items.stream().map(Item::alias).toList());
    parent.ifPresent(p -> names.addAll(p.aliases()));
    return names;
  }
}
