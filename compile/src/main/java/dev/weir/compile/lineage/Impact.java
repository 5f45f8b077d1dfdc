package dev.weir.compile.lineage;

import dev.weir.compile.lineage.LineageGraph.Edge;
import dev.weir.compile.lineage.LineageGraph.Node;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What depends on a table or one of its columns, through all products: the graph from there to
/// every column, and to the rows of every product, that it flows into. Products between are left
/// out, the kinds of an edge are those of the whole way.
public final class Impact {
  private Impact() {}

  /// What depends on a column, or on any column of the table when none is named.
  ///
  /// @param products the products of a project, each with its own query
  /// @param table a product or a source
  /// @param column a column or a part of one; empty for all columns
  public static LineageGraph of(
      Map<TableName, Relation> products, TableName table, Optional<ColumnPath> column) {
    Map<TableName, Relation> readers = readers(products, table);
    ProjectLineage lineage = new ProjectLineage(readers);
    List<Edge> edges = new ArrayList<>();
    readers.keySet().stream()
        .sorted((a, b) -> a.text().compareTo(b.text()))
        .forEach(name -> edges(lineage.of(name), name, table, column, edges));
    return new LineageGraph(edges);
  }

  private static void edges(
      QueryLineage lineage,
      TableName name,
      TableName table,
      Optional<ColumnPath> column,
      List<Edge> edges) {
    LineageGraph.nodes(
        name.text(),
        lineage,
        (to, output) -> {
          edges(output.values(), to, table, column, edges);
          edges(output.deciding(), to, table, column, edges);
        });
    edges(lineage.rows(), new Node(name.text(), ""), table, column, edges);
    if (column.isEmpty()
        && lineage.tables().stream()
            .anyMatch(t -> t.key().equals(table.key()) && LineageGraph.isCounted(t, lineage))) {
      edges.add(LineageGraph.rows(table, name.text()));
    }
  }

  private static void edges(
      List<Origin> origins,
      Node to,
      TableName table,
      Optional<ColumnPath> column,
      List<Edge> edges) {
    for (Origin origin : origins) {
      boolean about =
          origin.column().table().key().equals(table.key())
              && column.map(c -> c.meets(origin)).orElse(true);
      if (about) {
        edges.add(LineageGraph.edge(origin, to));
      }
    }
  }

  /// The products that read a table directly or through others, without the table itself, so that
  /// what they are made of ends there.
  private static Map<TableName, Relation> readers(
      Map<TableName, Relation> products, TableName table) {
    Map<String, List<TableName>> readBy = new TreeMap<>();
    products.forEach((name, relation) ->
        Lineage.tables(relation)
            .forEach(t -> readBy.computeIfAbsent(t.key(), _ -> new ArrayList<>()).add(name)));
    Set<TableName> found = new LinkedHashSet<>();
    Deque<TableName> open = new ArrayDeque<>(List.of(table));
    while (!open.isEmpty()) {
      for (TableName reader : readBy.getOrDefault(open.poll().key(), List.of())) {
        if (found.add(reader)) {
          open.add(reader);
        }
      }
    }
    Map<TableName, Relation> readers = new LinkedHashMap<>();
    products.forEach((name, relation) -> {
      if (found.contains(name)) {
        readers.put(name, relation);
      }
    });
    return readers;
  }
}
