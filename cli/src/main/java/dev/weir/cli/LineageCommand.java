package dev.weir.cli;

import dev.weir.build.Builds;
import dev.weir.build.LineageReport;
import dev.weir.compile.lineage.GraphText;
import dev.weir.compile.lineage.LineageGraph;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `weir lineage`: which columns a column comes from, and which come from it.
@Command(name = "lineage", description = "Shows which columns a product's columns come from.")
final class LineageCommand implements Runnable {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the project.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PRODUCT[.COLUMN]",
      description = "A product, or one of its columns; default: the whole project, as a graph.")
  private String wanted = "";

  @Option(
      names = "--downstream",
      description = "What comes from a product, a source or one of its columns, as a graph.")
  private boolean downstream;

  @Option(
      names = "--trimmed",
      description = "The product's query cut down to what the one column needs.")
  private boolean trimmed;

  @Option(
      names = "--last",
      description = "What was kept of the last build of a product, as one JSON object.")
  private boolean last;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(
      names = "--graph",
      paramLabel = "FORM",
      description = "As a graph of columns: ${COMPLETION-CANDIDATES}.")
  private @Nullable GraphForm graph;

  /// How a graph is written.
  enum GraphForm {
    /// Lines of text.
    TEXT,
    /// One object.
    JSON,
    /// For Graphviz.
    DOT,
    /// For Markdown.
    MERMAID
  }

  LineageCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Builds builds = OpenProject.at(folder);
    if (wanted.isEmpty()) {
      if (last) {
        throw new ParameterException(spec.commandLine(), "--last of which product? name one");
      }
      if (downstream) {
        throw new ParameterException(
            spec.commandLine(), "--downstream of what? name a product, a source or a column");
      }
      print(LineageGraph.of(builds.lineages()));
      return;
    }
    if (last) {
      console
          .out()
          .print(
              builds
                  .lastLineage(wanted)
                  .orElseThrow(() ->
                      new WeirException(
                          ErrorCode.UNKNOWN_TABLE,
                          "nothing is kept of a build of %s; weir build builds it"
                              .formatted(wanted))));
      return;
    }
    if (downstream) {
      LineageGraph impact = impact(builds);
      if (impact.edges().isEmpty()) {
        console.err().println("nothing comes from " + wanted);
      }
      print(impact);
      return;
    }
    int dot = wanted.indexOf('.');
    if (trimmed) {
      if (dot < 0) {
        throw new ParameterException(
            spec.commandLine(), "--trimmed to which column? name one: " + wanted + ".COLUMN");
      }
      console.out().println(builds.trimmed(wanted.substring(0, dot), wanted.substring(dot + 1)));
      return;
    }
    String product = dot < 0 ? wanted : wanted.substring(0, dot);
    LineageReport report = builds.lineage(product);
    List<Integer> columns =
        dot < 0
            ? IntStream.range(0, report.schema().columns().size()).boxed().toList()
            : List.of(column(report, wanted.substring(dot + 1)));
    if (graph != null) {
      LineageGraph whole = LineageGraph.of(TableName.of(report.product()), report.origins());
      List<String> names = columns.stream().map(c -> report.schema().names().get(c)).toList();
      print(dot < 0 ? whole : whole.to(names));
    } else if (json) {
      console.out().println(Json.text(LineageOutput.json(report, columns)));
    } else {
      LineageOutput.table(report, columns, console.out());
    }
  }

  private LineageGraph impact(Builds builds) {
    int dot = wanted.indexOf('.');
    return builds.downstream(
        dot < 0 ? wanted : wanted.substring(0, dot),
        dot < 0 ? Optional.empty() : Optional.of(wanted.substring(dot + 1)));
  }

  private void print(LineageGraph made) {
    GraphForm form = graph != null ? graph : json ? GraphForm.JSON : GraphForm.TEXT;
    switch (form) {
      case TEXT -> console.out().print(GraphText.plain(made));
      case JSON -> console.out().println(GraphText.json(made));
      case DOT -> console.out().print(GraphText.dot(made));
      case MERMAID -> console.out().print(GraphText.mermaid(made));
    }
  }

  private static int column(LineageReport report, String name) {
    List<String> names = report.schema().names();
    return IntStream.range(0, names.size())
        .filter(i -> Identifiers.same(names.get(i), name))
        .findFirst()
        .orElseThrow(() -> unknown(report.product(), name, names));
  }

  private static WeirException unknown(String product, String column, List<String> names) {
    return new WeirException(
        ErrorCode.UNKNOWN_COLUMN,
        "the product '%s' has no column '%s'; it has %s%s"
            .formatted(
                product, column, String.join(", ", names), NearestNames.hint(column, names)));
  }
}
