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
import java.util.TreeMap;

/// Lineage through the products of a project down to its sources: each product that a query reads gives
/// way to what the product itself is made of. Every product is resolved once, when first asked for. Not
/// thread-safe.
public final class ProjectLineage {
  private record Product(TableName name, QueryLineage lineage) {}

  private final Map<String, Product> products = new TreeMap<>();
  private final Map<String, RelationFlow> resolved = new LinkedHashMap<>();
  private final Leaves leaves = new Leaves();

  /// The products under the names by which queries read them, each with the lineage of its own query.
  public ProjectLineage(Map<TableName, QueryLineage> products) {
    products.forEach((name, lineage) -> this.products.put(name.key(), new Product(name, lineage)));
  }

  /// The lineage of a product down to sources; its `tables` are the sources, its `functions` those of
  /// all products on the way.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE` if there is no such product, with `CYCLE` if products
  ///     read each other in a circle
  public QueryLineage of(TableName name) {
    Product product = products.get(name.key());
    if (product == null) {
      throw new WeirException(ErrorCode.UNKNOWN_TABLE, "there is no product " + name);
    }
    List<Product> upstream = upstream(product);
    for (Product next : upstream) {
      resolved.computeIfAbsent(next.name().key(), _ -> resolve(next));
    }
    RelationFlow flow = flow(product);
    List<String> names = product.lineage().outputs().stream().map(ColumnLineage::name).toList();
    return Lineage.describe(names, flow, leaves, sources(upstream), functions(upstream));
  }

  private RelationFlow flow(Product product) {
    RelationFlow flow = resolved.get(product.name().key());
    if (flow == null) {
      throw new IllegalStateException("product " + product.name() + " was not resolved");
    }
    return flow;
  }

  /// The product and all that it reads, inputs first.
  private List<Product> upstream(Product product) {
    Map<String, Product> done = new LinkedHashMap<>();
    LinkedHashMap<String, Product> open = new LinkedHashMap<>();
    open.put(product.name().key(), product);
    while (!open.isEmpty()) {
      Product next = open.lastEntry().getValue();
      Optional<Product> missing =
          inputs(next).stream().filter(p -> !done.containsKey(p.name().key())).findFirst();
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

  private RelationFlow resolve(Product product) {
    List<Flow> columns = new ArrayList<>();
    for (ColumnLineage output : product.lineage().outputs()) {
      columns.add(flow(output.values(), Kinds.VALUES).and(flow(output.deciding(), Kinds.ROWS)));
    }
    Flow rows = flow(product.lineage().rows(), Kinds.ROWS);
    for (Product input : inputs(product)) {
      rows = rows.and(flow(input).rows());
    }
    return new RelationFlow(columns, rows);
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
        return flow(product).columns().get(i);
      }
    }
    throw new WeirException(
        ErrorCode.UNKNOWN_COLUMN, "product " + product.name() + " has no column " + column.column());
  }

  private List<TableName> sources(List<Product> upstream) {
    TreeMap<String, TableName> sources = new TreeMap<>();
    for (Product product : upstream) {
      for (TableName table : product.lineage().tables()) {
        if (!products.containsKey(table.key())) {
          sources.put(table.text(), table);
        }
      }
    }
    return List.copyOf(sources.values());
  }

  private static List<String> functions(List<Product> upstream) {
    return upstream.stream().flatMap(p -> p.lineage().functions().stream()).distinct().sorted().toList();
  }
}
