package dev.weir.compile.lineage;

import dev.weir.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The column-level graph of one query or of the products of a project: an edge for every origin of
/// every output, and for every part of a nested output of which more is known than of the whole.
/// Edges are sorted by target, in the order of its outputs, then by origin; those that decide about
/// a target's rows come last and have the target's table alone as their end.
public record LineageGraph(List<Edge> edges) {
  public LineageGraph {
    edges = List.copyOf(edges);
  }

  /// A column of a table, with the path into it; an empty column is the table's rows.
  public record Node(String table, String column) {
    /// `table.column`, or the table alone.
    public String text() {
      return column.isEmpty() ? table : table + "." + column;
    }
  }

  /// What flows from where to where, and how. From the rows of a table when a query needs no column
  /// of it.
  public record Edge(Node from, Node to, List<Dependence> kinds) {
    public Edge {
      kinds = List.copyOf(kinds);
    }
  }

  /// The graph of one query whose outputs stand under a name.
  public static LineageGraph of(TableName name, QueryLineage lineage) {
    return of(Map.of(name, lineage));
  }

  /// The graph of several queries that may read each other.
  public static LineageGraph of(Map<TableName, QueryLineage> queries) {
    Map<String, QueryLineage> sorted = new TreeMap<>();
    queries.forEach((name, lineage) -> sorted.put(name.text(), lineage));
    List<Edge> edges = new ArrayList<>();
    sorted.forEach((name, lineage) -> {
      nodes(
          name,
          lineage,
          (to, output) -> {
            output.values().forEach(o -> edges.add(edge(o, to)));
            output.deciding().forEach(o -> edges.add(edge(o, to)));
          });
      lineage.rows().forEach(o -> edges.add(edge(o, new Node(name, ""))));
      lineage.tables().stream()
          .filter(table -> isCounted(table, lineage))
          .forEach(table -> edges.add(rows(table, name)));
    });
    return new LineageGraph(edges);
  }

  /// All outputs of a query, each followed by the parts of it that are known.
  static void nodes(String table, QueryLineage lineage, BiConsumer<Node, ColumnLineage> sink) {
    lineage.outputs().forEach(o -> nodes(new Node(table, o.name()), o, sink));
  }

  private static void nodes(
      Node node, ColumnLineage lineage, BiConsumer<Node, ColumnLineage> sink) {
    sink.accept(node, lineage);
    for (ColumnLineage part : lineage.parts()) {
      nodes(new Node(node.table(), node.column() + Origin.text(part.name())), part, sink);
    }
  }

  /// Whether of a table no column is needed: its rows count, and no more.
  static boolean isCounted(TableName table, QueryLineage lineage) {
    return lineage.required().stream().noneMatch(c -> c.table().equals(table));
  }

  /// How often rows come depends on the rows of a table.
  static Edge rows(TableName table, String to) {
    return new Edge(new Node(table.text(), ""), new Node(to, ""), List.of(Dependence.JOIN));
  }

  static Edge edge(Origin origin, Node to) {
    String table = origin.column().table().text();
    return new Edge(
        new Node(table, origin.text().substring(table.length() + 1)), to, origin.kinds());
  }

  /// The edges to the columns of these names and to their parts.
  public LineageGraph to(List<String> columns) {
    return new LineageGraph(
        edges.stream().filter(edge -> columns.stream().anyMatch(c -> isOf(c, edge.to()))).toList());
  }

  private static boolean isOf(String column, Node node) {
    String rest = node.column().startsWith(column) ? node.column().substring(column.length()) : "?";
    return rest.isEmpty() || rest.startsWith(".") || rest.startsWith("[");
  }

  /// All nodes, in the order in which edges name them.
  public List<Node> nodes() {
    Set<Node> nodes = new LinkedHashSet<>();
    for (Edge edge : edges) {
      nodes.add(edge.from());
      nodes.add(edge.to());
    }
    return List.copyOf(nodes);
  }
}
