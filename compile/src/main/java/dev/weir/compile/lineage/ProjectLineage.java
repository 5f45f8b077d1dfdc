package dev.weir.compile.lineage;

import dev.weir.model.Column;
import dev.weir.model.DeepStack;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Lineage through the products of a project down to its sources: a product that a query reads
/// counts as a subquery would, parts of nested values included. Every product is analysed once,
/// when first asked for. Not thread-safe.
public final class ProjectLineage {
  private record Product(TableName name, Relation relation, Mentions mentions) {}

  /// A product down to the sources, with the sources and functions on the way.
  private record Resolved(
      List<String> names,
      RelationFlow flow,
      SortedMap<String, TableName> sources,
      SortedSet<String> functions) {}

  private final Function<TableName, Optional<Relation>> relations;
  private final Map<String, Optional<Product>> products = new TreeMap<>();
  private final Map<String, Resolved> resolved = new LinkedHashMap<>();
  private final Leaves leaves = new Leaves();

  /// The products under the names by which queries read them, each with its own query.
  public ProjectLineage(Map<TableName, Relation> products) {
    Map<String, Relation> byKey = new LinkedHashMap<>();
    products.forEach((name, relation) -> byKey.put(name.key(), relation));
    this.relations = name -> Optional.ofNullable(byKey.get(name.key()));
  }

  /// The products by the names under which queries read them, empty for a source; each is asked for
  /// once, when its columns are first followed.
  public ProjectLineage(Function<TableName, Optional<Relation>> products) {
    this.relations = products;
  }

  private Optional<Product> product(TableName name) {
    Optional<Product> known = products.get(name.key());
    if (known == null) {
      known =
          relations
              .apply(name)
              .map(r -> new Product(name, r, DeepStack.call(() -> Mentions.of(r))));
      products.put(name.key(), known);
    }
    return known;
  }

  /// The lineage of a product down to sources; its `tables` are the sources, its `functions` those
  /// of all products on the way.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE` if there is no such product, with `CYCLE` if
  ///   products read each other in a circle
  public QueryLineage of(TableName name) {
    Product product =
        product(name)
            .orElseThrow(
                () -> new WeirException(ErrorCode.UNKNOWN_TABLE, "there is no product " + name));
    for (Product next : unresolved(product)) {
      resolved.put(next.name().key(), resolve(next));
    }
    Resolved found = found(product.name());
    return Lineage.describe(
        found.names(),
        found.flow(),
        leaves,
        List.copyOf(found.sources().values()),
        List.copyOf(found.functions()));
  }

  private Resolved found(TableName product) {
    Resolved found = resolved.get(product.key());
    if (found == null) {
      throw new IllegalStateException("product " + product + " was not resolved");
    }
    return found;
  }

  /// The product and all that it reads, as far as they are not resolved, inputs first.
  private List<Product> unresolved(Product product) {
    if (resolved.containsKey(product.name().key())) {
      return List.of();
    }
    Map<String, Product> done = new LinkedHashMap<>();
    LinkedHashMap<String, Product> open = new LinkedHashMap<>();
    open.put(product.name().key(), product);
    while (!open.isEmpty()) {
      Product next = open.lastEntry().getValue();
      Optional<Product> missing =
          inputs(next).stream()
              .filter(p -> !done.containsKey(p.name().key()))
              .filter(p -> !resolved.containsKey(p.name().key()))
              .findFirst();
      if (missing.isEmpty()) {
        open.pollLastEntry();
        done.put(next.name().key(), next);
      } else if (open.putIfAbsent(missing.get().name().key(), missing.get()) != null) {
        throw new WeirException(
            ErrorCode.CYCLE,
            "products read each other in a circle: " + String.join(" → ", open.keySet()));
      }
    }
    return List.copyOf(done.values());
  }

  private List<Product> inputs(Product product) {
    return product.mentions().tables().stream()
        .map(this::product)
        .flatMap(Optional::stream)
        .toList();
  }

  private Resolved resolve(Product product) {
    SortedMap<String, TableName> sources = new TreeMap<>();
    SortedSet<String> functions = new TreeSet<>(product.mentions().functions());
    for (TableName table : product.mentions().tables()) {
      if (product(table).isPresent()) {
        sources.putAll(found(table).sources());
        functions.addAll(found(table).functions());
      } else {
        sources.put(table.text(), table);
      }
    }
    Relation relation = product.relation();
    return new Resolved(
        relation.columns().stream().map(Column::name).toList(),
        DeepStack.call(() -> new Analysis(leaves, this::read).relation(relation)),
        sources,
        functions);
  }

  private Optional<RelationFlow> read(From.Scan scan) {
    if (product(scan.table()).isEmpty()) {
      return Optional.empty();
    }
    Resolved product = found(scan.table());
    Map<String, Flow> byName = new LinkedHashMap<>();
    for (int i = 0; i < product.names().size(); i++) {
      byName.putIfAbsent(Identifiers.fold(product.names().get(i)), product.flow().columns().get(i));
    }
    List<Flow> columns = new ArrayList<>();
    for (Column column : scan.columns()) {
      Flow flow = byName.get(Identifiers.fold(column.name()));
      if (flow == null) {
        throw new WeirException(
            ErrorCode.UNKNOWN_COLUMN,
            "product " + scan.table() + " has no column " + column.name());
      }
      columns.add(flow);
    }
    return Optional.of(new RelationFlow(columns, product.flow().rows()));
  }
}
