package dev.weir.compile.lineage;

import dev.weir.compile.lineage.LineageGraph.Edge;
import dev.weir.compile.lineage.LineageGraph.Node;
import dev.weir.model.BaseColumn;
import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
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
  /// @param products the products of a project, each with the lineage of its own query
  /// @param table a product or a source
  /// @param column empty for all columns
  public static LineageGraph of(
      Map<TableName, QueryLineage> products, TableName table, Optional<String> column) {
    Map<TableName, QueryLineage> readers = readers(products, table);
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
      Optional<String> column,
      List<Edge> edges) {
    for (ColumnLineage output : lineage.outputs()) {
      Node to = new Node(name.text(), output.name());
      edges(output.values(), to, table, column, edges);
      edges(output.deciding(), to, table, column, edges);
    }
    edges(lineage.rows(), new Node(name.text(), ""), table, column, edges);
  }

  private static void edges(
      List<Origin> origins, Node to, TableName table, Optional<String> column, List<Edge> edges) {
    for (Origin origin : origins) {
      BaseColumn from = origin.column();
      boolean about =
          from.table().key().equals(table.key())
              && column.map(c -> Identifiers.same(c, from.column())).orElse(true);
      if (about) {
        edges.add(LineageGraph.edge(origin, to));
      }
    }
  }

  /// The products that read a table directly or through others, without the table itself, so that
  /// what they are made of ends there.
  private static Map<TableName, QueryLineage> readers(
      Map<TableName, QueryLineage> products, TableName table) {
    Map<String, List<TableName>> readBy = new TreeMap<>();
    products.forEach((name, lineage) ->
        lineage
            .tables()
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
    Map<TableName, QueryLineage> readers = new LinkedHashMap<>();
    products.forEach((name, lineage) -> {
      if (found.contains(name)) {
        readers.put(name, lineage);
      }
    });
    return readers;
  }
}
