package dev.weir.build;

import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which product reads which, in an order in which every product comes after what it reads: by
/// need, then by file name. Names that are no product (sources, unknown tables) are not in the
/// graph.
final class ProductGraph {
  private final Map<String, Product> byKey = new TreeMap<>();
  private final Map<String, List<String>> reads = new LinkedHashMap<>();
  private final List<Product> order = new ArrayList<>();
  private final List<Cycle> cycles = new ArrayList<>();

  private ProductGraph() {}

  /// @param references per product, in the order of the products, the tables that it names
  static ProductGraph of(List<Product> products, Map<Product, List<TableName>> references) {
    ProductGraph graph = new ProductGraph();
    products.forEach(product -> graph.byKey.put(key(product), product));
    for (Product product : products) {
      List<String> keys =
          references.getOrDefault(product, List.of()).stream()
              .map(TableName::key)
              .filter(graph.byKey::containsKey)
              .distinct()
              .toList();
      graph.reads.put(key(product), keys);
    }
    Set<String> done = new TreeSet<>();
    products.forEach(product -> graph.visit(key(product), new ArrayList<>(), done));
    return graph;
  }

  /// Where products read each other in a circle; there is no order among the products of one.
  List<Cycle> cycles() {
    return Collections.unmodifiableList(cycles);
  }

  /// All products, each after what it reads.
  List<Product> order() {
    return Collections.unmodifiableList(order);
  }

  /// The products that a product reads.
  List<Product> readBy(Product product) {
    return reads.getOrDefault(key(product), List.of()).stream()
        .map(byKey::get)
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  /// These products and everything that they read, in order; all products for an empty list.
  List<Product> closure(List<Product> wanted) {
    if (wanted.isEmpty()) {
      return order();
    }
    Set<String> needed = new TreeSet<>();
    wanted.forEach(product -> need(key(product), needed));
    return order.stream().filter(product -> needed.contains(key(product))).toList();
  }

  private void need(String key, Set<String> needed) {
    if (needed.add(key)) {
      reads.getOrDefault(key, List.of()).forEach(next -> need(next, needed));
    }
  }

  private void visit(String key, List<String> path, Set<String> done) {
    if (done.contains(key)) {
      return;
    }
    int start = path.indexOf(key);
    path.add(key);
    if (start >= 0) {
      cycles.add(
          new Cycle(path.subList(start, path.size() - 1).stream().map(this::named).toList()));
      path.removeLast();
      return;
    }
    reads.getOrDefault(key, List.of()).forEach(next -> visit(next, path, done));
    path.removeLast();
    done.add(key);
    order.add(named(key));
  }

  private Product named(String key) {
    Product product = byKey.get(key);
    if (product == null) {
      throw new IllegalStateException("not in the graph: " + key);
    }
    return product;
  }

  private static String key(Product product) {
    return Identifiers.fold(product.name());
  }
}
