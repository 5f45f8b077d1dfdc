package dev.weir.compile.lineage;

import dev.weir.compile.lineage.LineageGraph.Edge;
import dev.weir.compile.lineage.LineageGraph.Node;
import dev.weir.model.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A lineage graph as text. All forms are deterministic and end with a line break, JSON excepted.
public final class GraphText {
  private GraphText() {}

  /// One line per target, its origins indented under it.
  public static String plain(LineageGraph graph) {
    StringBuilder text = new StringBuilder();
    Map<Node, List<Edge>> byTarget =
        graph.edges().stream()
            .collect(Collectors.groupingBy(Edge::to, LinkedHashMap::new, Collectors.toList()));
    byTarget.forEach((target, edges) -> {
      text.append(target.column().isEmpty() ? "rows of " + target.table() : target.text());
      text.append('\n');
      for (Edge edge : edges) {
        text.append("  ").append(edge.from().text());
        text.append(" (").append(kinds(edge)).append(")\n");
      }
    });
    return text.toString();
  }

  /// `{"edges":[{"from":…,"kinds":[…],"to":…}],"version":1}`.
  public static String json(LineageGraph graph) {
    CanonicalJson json = new CanonicalJson();
    json.beginObject().key("edges").beginArray();
    for (Edge edge : graph.edges()) {
      json.beginObject().key("from").string(edge.from().text()).key("kinds").beginArray();
      edge.kinds().forEach(kind -> json.string(kind.wireName()));
      json.endArray().key("to").string(edge.to().text()).endObject();
    }
    return json.endArray().key("version").number(1).endObject().text();
  }

  /// A Graphviz digraph, one cluster per table.
  public static String dot(LineageGraph graph) {
    StringBuilder text =
        new StringBuilder("digraph lineage {\n  rankdir=LR;\n  node [shape=box];\n");
    Map<String, List<Node>> byTable = byTable(graph);
    int cluster = 0;
    for (Map.Entry<String, List<Node>> table : byTable.entrySet()) {
      text.append("  subgraph cluster_").append(cluster++).append(" {\n    label=");
      text.append(quoted(table.getKey())).append(";\n");
      for (Node node : table.getValue()) {
        text.append("    ").append(quoted(node.text())).append(" [label=");
        text.append(quoted(label(node))).append("];\n");
      }
      text.append("  }\n");
    }
    for (Edge edge : graph.edges()) {
      text.append("  ").append(quoted(edge.from().text())).append(" -> ");
      text.append(quoted(edge.to().text())).append(" [label=").append(quoted(kinds(edge)));
      text.append(decides(edge) ? ", style=dashed];\n" : "];\n");
    }
    return text.append("}\n").toString();
  }

  /// A Mermaid flow chart, one subgraph per table.
  public static String mermaid(LineageGraph graph) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    Map<Node, String> ids = new LinkedHashMap<>();
    int tables = 0;
    for (Map.Entry<String, List<Node>> table : byTable(graph).entrySet()) {
      text.append("  subgraph t").append(tables++).append("[\"");
      text.append(entities(table.getKey())).append("\"]\n");
      for (Node node : table.getValue()) {
        String id = "n" + ids.size();
        ids.put(node, id);
        text.append("    ").append(id).append("[\"").append(entities(label(node))).append("\"]\n");
      }
      text.append("  end\n");
    }
    for (Edge edge : graph.edges()) {
      text.append("  ").append(ids.get(edge.from())).append(decides(edge) ? " -. " : " -- ");
      text.append(kinds(edge)).append(decides(edge) ? " .-> " : " --> ");
      text.append(ids.get(edge.to())).append('\n');
    }
    return text.toString();
  }

  private static Map<String, List<Node>> byTable(LineageGraph graph) {
    return graph.nodes().stream()
        .collect(Collectors.groupingBy(Node::table, LinkedHashMap::new, Collectors.toList()));
  }

  private static String label(Node node) {
    return node.column().isEmpty() ? "rows" : node.column();
  }

  private static String kinds(Edge edge) {
    return edge.kinds().stream().map(Dependence::wireName).collect(Collectors.joining(", "));
  }

  private static boolean decides(Edge edge) {
    return edge.to().column().isEmpty();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
