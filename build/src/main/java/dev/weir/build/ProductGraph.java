package dev.weir.build;

import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
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
    Set<String> done = new HashSet<>();
    products.forEach(product -> graph.visit(key(product), done));
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

  private void need(String wanted, Set<String> needed) {
    Deque<String> open = new ArrayDeque<>(List.of(wanted));
    while (!open.isEmpty()) {
      String key = open.pop();
      if (needed.add(key)) {
        reads.getOrDefault(key, List.of()).forEach(open::push);
      }
    }
  }

  /// A product on the way from the one where the walk began, and what of its reads is still to be
  /// looked at.
  private record Step(String key, Iterator<String> next) {}

  /// Walks down without recursion: a project may be one long chain.
  private void visit(String start, Set<String> done) {
    Map<String, Integer> depths = new HashMap<>();
    List<Step> path = new ArrayList<>();
    enter(start, path, depths, done);
    while (!path.isEmpty()) {
      Step step = path.getLast();
      if (step.next().hasNext()) {
        enter(step.next().next(), path, depths, done);
      } else {
        path.removeLast();
        depths.remove(step.key());
        done.add(step.key());
        order.add(named(step.key()));
      }
    }
  }

  private void enter(String key, List<Step> path, Map<String, Integer> depths, Set<String> done) {
    Integer depth = depths.get(key);
    if (depth != null) {
      List<Step> circle = path.subList(depth, path.size());
      cycles.add(new Cycle(circle.stream().map(step -> named(step.key())).toList()));
    } else if (!done.contains(key)) {
      depths.put(key, path.size());
      path.add(new Step(key, reads.getOrDefault(key, List.of()).iterator()));
    }
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
