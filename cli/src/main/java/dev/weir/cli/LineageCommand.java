package dev.weir.cli;

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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weir lineage`: which columns a column comes from.
@Command(name = "lineage", description = "Shows which columns a product's columns come from.")
final class LineageCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the project.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "PRODUCT[.COLUMN]",
      description = "A product, or one of its columns.")
  private String wanted = "";

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(
      names = "--graph",
      paramLabel = "FORM",
      description = "The product's graph of columns: ${COMPLETION-CANDIDATES}.")
  private @Nullable GraphForm graph;

  /// How a graph is written.
  enum GraphForm {
    /// Lines of text.
    TEXT,
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
    int dot = wanted.indexOf('.');
    String product = dot < 0 ? wanted : wanted.substring(0, dot);
    LineageReport report = OpenProject.at(folder).lineage(product);
    if (graph != null) {
      console.out().print(text(graph, report));
      return;
    }
    List<Integer> columns =
        dot < 0
            ? IntStream.range(0, report.schema().columns().size()).boxed().toList()
            : List.of(column(report, wanted.substring(dot + 1)));
    if (json) {
      console.out().println(Json.text(LineageOutput.json(report, columns)));
    } else {
      LineageOutput.table(report, columns, console.out());
    }
  }

  private static String text(GraphForm form, LineageReport report) {
    LineageGraph graph = LineageGraph.of(TableName.of(report.product()), report.origins());
    return switch (form) {
      case TEXT -> GraphText.plain(graph);
      case DOT -> GraphText.dot(graph);
      case MERMAID -> GraphText.mermaid(graph);
    };
  }

  private static int column(LineageReport report, String name) {
    List<String> names = report.schema().names();
    return IntStream.range(0, names.size())
        .filter(i -> Identifiers.same(names.get(i), name))
        .findFirst()
        .orElseThrow(() ->
            new WeirException(
                ErrorCode.UNKNOWN_COLUMN,
                "the product '%s' has no column '%s'; it has %s%s"
                    .formatted(
                        report.product(),
                        name,
                        String.join(", ", names),
                        NearestNames.hint(name, names))));
  }
}
