package dev.weir.cli;

import dev.weir.build.LineageReport;
import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import dev.weir.compile.lineage.ColumnLineage;
import dev.weir.compile.lineage.Dependence;
import dev.weir.compile.lineage.Origin;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.compile.lineage.SourceUse;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Lineage for people and for programs.
final class LineageOutput {
  private LineageOutput() {}

  /// A row per column: its type, the columns that the query reads for it, the columns of sources
  /// behind those; then what decides which rows there are.
  ///
  /// @param columns the positions of the columns to show
  static void table(LineageReport report, List<Integer> columns, PrintStream out) {
    TextTable table =
        new TextTable(
            out,
            List.of(
                new Heading("column", Align.LEFT),
                new Heading("type", Align.LEFT),
                new Heading("reads", Align.LEFT),
                new Heading("from sources", Align.LEFT)));
    for (int position : columns) {
      Column column = report.schema().columns().get(position);
      table.row(
          List.of(
              column.name(),
              column.type().text(),
              names(report.reads(), position),
              names(report.origins(), position)));
    }
    table.end();
    String rows = joined(report.origins().rows());
    out.println("rows depend on " + (rows.isEmpty() ? "no column" : rows));
    out.println();
    TextTable needs =
        new TextTable(
            out,
            List.of(
                new Heading("table", Align.LEFT),
                new Heading("columns needed", Align.LEFT),
                new Heading("only to decide rows", Align.LEFT),
                new Heading("rows needed", Align.LEFT)));
    for (SourceUse use : report.uses()) {
      needs.row(
          List.of(
              use.table().text(),
              names(use.required()),
              names(use.deciding()),
              use.predicate().map(SourceUse.Predicate::sql).orElse("all")));
    }
    needs.end();
  }

  /// The object that `weir lineage --json` prints, `version` 1.
  static Map<String, Object> json(LineageReport report, List<Integer> columns) {
    List<Object> list = new ArrayList<>();
    for (int position : columns) {
      Column column = report.schema().columns().get(position);
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("name", column.name());
      members.put("type", column.type().text());
      members.put("reads", texts(report.reads().outputs().get(position)));
      members.put("origins", texts(report.origins().outputs().get(position)));
      members.put("kinds", kinds(report.origins().outputs().get(position).values()));
      list.add(members);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("product", report.product());
    object.put("columns", list);
    object.put("rows", kinds(report.origins().rows()));
    object.put("required", report.reads().required().stream().map(BaseColumn::text).toList());
    object.put("uses", report.uses().stream().map(LineageOutput::use).toList());
    return object;
  }

  /// `predicate` is absent where every row may count.
  private static Map<String, Object> use(SourceUse use) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("table", use.table().text());
    members.put("required", use.required().stream().map(BaseColumn::column).toList());
    members.put("deciding", use.deciding().stream().map(BaseColumn::column).toList());
    use.predicate().ifPresent(p -> members.put("predicate", p.sql()));
    return members;
  }

  private static String names(List<BaseColumn> columns) {
    return columns.stream().map(BaseColumn::column).collect(Collectors.joining(", "));
  }

  /// Per origin, path included, how it is depended upon.
  private static Map<String, Object> kinds(List<Origin> origins) {
    Map<String, Object> kinds = new LinkedHashMap<>();
    for (Origin origin : origins) {
      kinds.put(origin.text(), origin.kinds().stream().map(Dependence::wireName).toList());
    }
    return kinds;
  }

  private static List<String> texts(ColumnLineage lineage) {
    return lineage.columns().stream().map(BaseColumn::text).toList();
  }

  private static String names(QueryLineage lineage, int position) {
    return String.join(", ", texts(lineage.outputs().get(position)));
  }

  private static String joined(List<Origin> origins) {
    return origins.stream()
        .map(origin -> origin.column().text())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
