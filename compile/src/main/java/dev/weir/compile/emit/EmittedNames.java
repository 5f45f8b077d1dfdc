package dev.weir.compile.emit;

import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names of one emission: of FROM items and their columns, of CTEs and of lambda parameters. A
/// name stays as written unless something that is used would hide behind it.
final class EmittedNames {
  /// A FROM item as columns refer to it: `alias.column`, or bare where the engine wants no alias.
  private record Item(Optional<String> alias, List<String> columns) {}

  /// A CTE as FROM items read it.
  record EmittedCte(String name, List<String> columns) {}

  private final OuterReferences outer;
  private final Map<Integer, Item> items = new LinkedHashMap<>();
  private final Map<Integer, EmittedCte> ctes = new LinkedHashMap<>();
  private final Map<Integer, List<String>> lambdas = new LinkedHashMap<>();
  private final Deque<Set<String>> takenAliases = new ArrayDeque<>();
  private final Set<String> visibleCtes = new LinkedHashSet<>();
  private final Deque<String> visibleParameters = new ArrayDeque<>();

  EmittedNames(OuterReferences outer) {
    this.outer = outer;
  }

  /// Begins a block: its items must not hide the outer items that it refers to.
  void enter(Relation.Select block) {
    Set<String> taken = new LinkedHashSet<>();
    for (int id : outer.of(block)) {
      Item item = items.get(id);
      if (item != null) {
        item.alias().ifPresent(alias -> taken.add(Identifiers.fold(alias)));
      }
    }
    takenAliases.push(taken);
  }

  /// Ends a block.
  void leave() {
    takenAliases.pop();
  }

  /// Gives an item its alias.
  String item(int id, String wanted, List<Column> columns) {
    String alias = free(wanted.isEmpty() ? "q" : wanted, takenAliases.element());
    takenAliases.element().add(Identifiers.fold(alias));
    items.put(id, new Item(Optional.of(alias), names(columns)));
    return alias;
  }

  /// The alias that an item has.
  String alias(int id) {
    Item item = items.get(id);
    if (item == null) {
      throw new IllegalArgumentException("FROM item " + id + " has no name yet");
    }
    return item.alias().orElse("");
  }

  /// An alias for something that no column refers to.
  String anonymous(String wanted) {
    String alias = free(wanted, takenAliases.element());
    takenAliases.element().add(Identifiers.fold(alias));
    return alias;
  }

  /// Makes columns of an item bare names, for clauses that take no alias.
  void bare(int id, List<String> columns) {
    items.put(id, new Item(Optional.empty(), columns));
  }

  /// A reference to a column.
  SqlExpression column(Expression.ColumnRef column) {
    Item item = item(column);
    List<Identifier> parts = new ArrayList<>(2);
    item.alias().ifPresent(alias -> parts.add(Identifier.of(alias)));
    parts.add(Identifier.of(columnName(column)));
    return new SqlExpression.ColumnName(new QualifiedName(parts, Span.NONE), Span.NONE);
  }

  /// The name that a column has where it comes from.
  String columnName(Expression.ColumnRef column) {
    List<String> columns = item(column).columns();
    return column.ordinal() < columns.size() ? columns.get(column.ordinal()) : column.name();
  }

  private Item item(Expression.ColumnRef column) {
    Item item = items.get(column.source());
    if (item == null) {
      throw new IllegalArgumentException(
          "column "
              + column.name()
              + " refers to FROM item "
              + column.source()
              + ", which is not there");
    }
    return item;
  }

  /// Gives a CTE its name, which is visible until [#hide].
  EmittedCte cte(Relation.Cte cte) {
    String name = cte.name();
    for (int i = 2; clashes(name); i++) {
      name = cte.name() + "_" + i;
    }
    EmittedCte emitted = new EmittedCte(name, names(cte.columns()));
    ctes.put(cte.id(), emitted);
    visibleCtes.add(Identifiers.fold(name));
    return emitted;
  }

  private boolean clashes(String name) {
    String folded = Identifiers.fold(name);
    return visibleCtes.contains(folded) || outer.readsTable(folded);
  }

  /// Ends the part of the query that sees a CTE.
  void hide(Relation.Cte cte) {
    visibleCtes.remove(Identifiers.fold(cte(cte.id()).name()));
  }

  /// The CTE that an item reads.
  EmittedCte cte(int id) {
    EmittedCte cte = ctes.get(id);
    if (cte == null) {
      throw new IllegalArgumentException("CTE " + id + " is read, but not there");
    }
    return cte;
  }

  /// Begins a lambda: its parameters must not hide what its body refers to.
  List<String> enter(Expression.Lambda lambda) {
    Set<String> taken = new LinkedHashSet<>(visibleParameters);
    heads(lambda.body(), taken);
    List<String> names = new ArrayList<>();
    for (String parameter : lambda.parameters()) {
      String name = free(parameter, taken);
      taken.add(Identifiers.fold(name));
      visibleParameters.push(Identifiers.fold(name));
      names.add(name);
    }
    lambdas.put(lambda.id(), names);
    return names;
  }

  /// Ends a lambda.
  void leave(Expression.Lambda lambda) {
    lambda.parameters().forEach(_ -> visibleParameters.pop());
  }

  /// A reference to a lambda's parameter.
  SqlExpression parameter(Expression.LambdaParameter parameter) {
    List<String> names = lambdas.get(parameter.lambda());
    if (names == null) {
      throw new IllegalArgumentException(
          "parameter " + parameter.name() + " is outside of its lambda");
    }
    return new SqlExpression.ColumnName(
        new QualifiedName(List.of(Identifier.of(names.get(parameter.index()))), Span.NONE),
        Span.NONE);
  }

  /// The first parts of the names that an expression refers to columns by.
  private void heads(Expression expression, Set<String> heads) {
    if (expression instanceof Expression.ColumnRef column && items.containsKey(column.source())) {
      heads.add(Identifiers.fold(item(column).alias().orElseGet(() -> columnName(column))));
      return;
    }
    Parts.of(
        expression,
        new Parts.Deep() {
          @Override
          public void expression(Expression part) {
            heads(part, heads);
          }
        });
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; taken.contains(Identifiers.fold(name)); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
