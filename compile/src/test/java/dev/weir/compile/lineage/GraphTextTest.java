package dev.weir.compile.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.lineage.LineageGraph.Edge;
import dev.weir.compile.lineage.LineageGraph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTextTest {
  private static final LineageGraph GRAPH =
      new LineageGraph(
          List.of(
              new Edge(new Node("t", "a"), new Node("p", "x\"y"), List.of(Dependence.IDENTITY)),
              new Edge(
                  new Node("t", "b"),
                  new Node("p", ""),
                  List.of(Dependence.FILTER, Dependence.JOIN))));

  @Test
  void jsonIsCanonical() {
    assertThat(GraphText.json(GRAPH))
        .isEqualTo(
            "{\"edges\":[{\"from\":\"t.a\",\"kinds\":[\"identity\"],\"to\":\"p.x\\\"y\"},"
                + "{\"from\":\"t.b\",\"kinds\":[\"filter\",\"join\"],\"to\":\"p\"}],\"version\":1}");
  }

  @Test
  void dotQuotesNamesAndDashesWhatDecidesAboutRows() {
    assertThat(GraphText.dot(GRAPH))
        .isEqualTo(
            """
            digraph lineage {
              rankdir=LR;
              node [shape=box];
              subgraph cluster_0 {
                label="t";
                "t.a" [label="a"];
                "t.b" [label="b"];
              }
              subgraph cluster_1 {
                label="p";
                "p.x\\"y" [label="x\\"y"];
                "p" [label="rows"];
              }
              "t.a" -> "p.x\\"y" [label="identity"];
              "t.b" -> "p" [label="filter, join", style=dashed];
            }
            """);
  }

  @Test
  void mermaidGivesNodesPlainIds() {
    assertThat(GraphText.mermaid(GRAPH))
        .isEqualTo(
            """
            flowchart LR
              subgraph t0["t"]
                n0["a"]
                n1["b"]
              end
              subgraph t1["p"]
                n2["x&quot;y"]
                n3["rows"]
              end
              n0 -- identity --> n2
              n1 -. filter, join .-> n3
            """);
  }
}
