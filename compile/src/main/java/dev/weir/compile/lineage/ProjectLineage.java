package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lineage through the products of a project down to its sources: each product that a query reads
// gives
/// way to what the product itself is made of. Every product is resolved once, when first asked for.
// Not
/// thread-safe.
public final class ProjectLineage {
  private record Product(TableName name, QueryLineage lineage) {}

  /// A product down to the sources, with the sources and functions on the way.
  private record Resolved(
      RelationFlow flow, SortedMap<String, TableName> sources, SortedSet<String> functions) {}

  private final Map<String, Product> products = new TreeMap<>();
  private final Map<String, Resolved> resolved = new LinkedHashMap<>();
  private final Leaves leaves = new Leaves();

  /// The products under the names by which queries read them, each with the lineage of its own
  // query.
  public ProjectLineage(Map<TableName, QueryLineage> products) {
    products.forEach((name, lineage) -> this.products.put(name.key(), new Product(name, lineage)));
  }

  /// The lineage of a product down to sources; its `tables` are the sources, its `functions` those
  // of
  /// all products on the way.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE` if there is no such product, with `CYCLE` if
  // products
  /// read each other in a circle
  public QueryLineage of(TableName name) {
    Product product = products.get(name.key());
    if (product == null) {
      throw new WeirException(ErrorCode.UNKNOWN_TABLE, "there is no product " + name);
    }
    for (Product next : unresolved(product)) {
      resolved.put(next.name().key(), resolve(next));
    }
    Resolved found = found(product);
    List<String> names = product.lineage().outputs().stream().map(ColumnLineage::name).toList();
    return Lineage.describe(
        names,
        found.flow(),
        leaves,
        List.copyOf(found.sources().values()),
        List.copyOf(found.functions()));
  }

  private Resolved found(Product product) {
    Resolved found = resolved.get(product.name().key());
    if (found == null) {
      throw new IllegalStateException("product " + product.name() + " was not resolved");
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
    return product.lineage().tables().stream()
        .map(t -> Optional.ofNullable(products.get(t.key())))
        .flatMap(Optional::stream)
        .toList();
  }

  private Resolved resolve(Product product) {
    List<Flow> columns = new ArrayList<>();
    for (ColumnLineage output : product.lineage().outputs()) {
      columns.add(flow(output.values(), Kinds.VALUES).and(flow(output.deciding(), Kinds.ROWS)));
    }
    Flow rows = flow(product.lineage().rows(), Kinds.ROWS);
    SortedMap<String, TableName> sources = new TreeMap<>();
    SortedSet<String> functions = new TreeSet<>(product.lineage().functions());
    for (TableName table : product.lineage().tables()) {
      Product input = products.get(table.key());
      if (input == null) {
        sources.put(table.text(), table);
      } else {
        rows = rows.and(found(input).flow().rows());
        sources.putAll(found(input).sources());
        functions.addAll(found(input).functions());
      }
    }
    return new Resolved(new RelationFlow(columns, rows), sources, functions);
  }

  private Flow flow(List<Origin> origins, int space) {
    List<Flow> flows = new ArrayList<>();
    for (Origin origin : origins) {
      Flow source = source(origin.column());
      for (String step : origin.path()) {
        source = leaves.part(source, step);
      }
      for (Dependence kind : origin.kinds()) {
        flows.add(source.through(Kinds.bit(kind, space)));
      }
    }
    return Flow.all(flows);
  }

  private Flow source(BaseColumn column) {
    Product product = products.get(column.table().key());
    if (product == null) {
      return Flow.of(leaves.number(column), Kinds.IDENTITY);
    }
    List<ColumnLineage> outputs = product.lineage().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      if (Identifiers.same(outputs.get(i).name(), column.column())) {
        return found(product).flow().columns().get(i);
      }
    }
    throw new WeirException(
        ErrorCode.UNKNOWN_COLUMN,
        "product " + product.name() + " has no column " + column.column());
  }
}
