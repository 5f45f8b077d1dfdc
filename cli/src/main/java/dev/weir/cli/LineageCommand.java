package dev.weir.cli;

import dev.weir.build.Builds;
import dev.weir.build.LineageReport;
import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import dev.weir.model.BaseColumn;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  LineageCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Builds builds = OpenProject.at(folder);
    int dot = wanted.indexOf('.');
    String product = dot < 0 ? wanted : wanted.substring(0, dot);
    LineageReport report = builds.lineage(product);
    List<LineageReport.Line> lines =
        dot < 0 ? report.columns() : List.of(column(report, wanted.substring(dot + 1)));
    if (json) {
      console.out().println(Json.text(object(report.product(), lines)));
    } else {
      table(lines);
    }
  }

  private static LineageReport.Line column(LineageReport report, String name) {
    List<String> names = report.columns().stream().map(line -> line.column().name()).toList();
    return report.columns().stream()
        .filter(line -> Identifiers.same(line.column().name(), name))
        .findFirst()
        .orElseThrow(
            () ->
                new WeirException(
                    ErrorCode.UNKNOWN_COLUMN,
                    "the product '%s' has no column '%s'; it has %s%s"
                        .formatted(
                            report.product(),
                            name,
                            String.join(", ", names),
                            NearestNames.hint(name, names))));
  }

  private static Map<String, Object> object(String product, List<LineageReport.Line> lines) {
    List<Object> columns = new ArrayList<>();
    for (LineageReport.Line line : lines) {
      Map<String, Object> column = new LinkedHashMap<>();
      column.put("name", line.column().name());
      column.put("type", line.column().type().text());
      column.put("reads", line.reads().stream().map(BaseColumn::text).toList());
      column.put("origins", line.origins().stream().map(BaseColumn::text).toList());
      columns.add(column);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("product", product);
    object.put("columns", columns);
    return object;
  }

  private void table(List<LineageReport.Line> lines) {
    TextTable table =
        new TextTable(
            console.out(),
            List.of(
                new Heading("column", Align.LEFT),
                new Heading("type", Align.LEFT),
                new Heading("reads", Align.LEFT),
                new Heading("from sources", Align.LEFT)));
    for (LineageReport.Line line : lines) {
      table.row(
          List.of(
              line.column().name(),
              line.column().type().text(),
              joined(line.reads()),
              joined(line.origins())));
    }
    table.end();
  }

  private static String joined(List<BaseColumn> columns) {
    return columns.stream().map(BaseColumn::text).collect(Collectors.joining(", "));
  }
}
