package dev.weir.cli;

import dev.weir.build.BuildReport;
import dev.weir.build.Outcome;
import dev.weir.build.Reason;
import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A build report for people and for programs.
final class BuildOutput {
  private static final List<Heading> HEADINGS =
      List.of(
          new Heading("product", Align.LEFT),
          new Heading("decision", Align.LEFT),
          new Heading("rows", Align.RIGHT),
          new Heading("size", Align.RIGHT),
          new Heading("time", Align.RIGHT),
          new Heading("why", Align.LEFT));

  private BuildOutput() {}

  /// One row per product, then a line that counts.
  static void table(BuildReport report, PrintStream out) {
    TextTable table = new TextTable(out, HEADINGS);
    for (BuildReport.Line line : report.products()) {
      boolean there = line.path().isPresent();
      table.row(
          List.of(
              line.product(),
              name(line.decision()),
              there ? Figures.count(line.rows()) : "",
              there ? Figures.bytes(line.bytes()) : "",
              line.decision() == Outcome.BUILT ? Figures.duration(line.millis()) : "",
              why(line.reasons())));
    }
    table.end();
    out.println(summary(report));
  }

  /// The object that `weir build --json` prints, `version` 1.
  static Map<String, Object> json(BuildReport report) {
    List<Object> products = new ArrayList<>();
    for (BuildReport.Line line : report.products()) {
      Map<String, Object> product = new LinkedHashMap<>();
      product.put("product", line.product());
      product.put("decision", name(line.decision()));
      product.put("build_id", line.buildId());
      product.put("rows", line.rows());
      product.put("files", line.files());
      product.put("bytes", line.bytes());
      product.put("millis", line.millis());
      product.put("path", line.path().map(Path::toString).orElse(""));
      product.put("reasons", reasons(line.reasons()));
      if (!line.problems().isEmpty()) {
        product.put("problems", line.problems().stream().map(ErrorJson::problem).toList());
      }
      products.add(product);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("run_id", report.runId());
    object.put("products", products);
    return object;
  }

  static List<Object> reasons(List<Reason> reasons) {
    List<Object> list = new ArrayList<>();
    for (Reason reason : reasons) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("component", reason.component());
      members.put("detail", reason.detail());
      list.add(members);
    }
    return list;
  }

  static String why(List<Reason> reasons) {
    List<String> parts = new ArrayList<>();
    reasons.forEach(reason -> parts.add(reason.component() + ": " + reason.detail()));
    return String.join("; ", parts);
  }

  private static String summary(BuildReport report) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      int count = report.with(outcome).size();
      if (count > 0) {
        parts.add(count + " " + name(outcome));
      }
    }
    return parts.isEmpty() ? "the project has no products" : String.join(", ", parts);
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
