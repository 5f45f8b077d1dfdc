package dev.weir.cli;

import dev.weir.build.Decision;
import dev.weir.build.PlanReport;
import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A plan for people and for programs.
final class PlanOutput {
  private PlanOutput() {}

  static void table(PlanReport report, PrintStream out) {
    TextTable table =
        new TextTable(
            out,
            List.of(
                new Heading("product", Align.LEFT),
                new Heading("decision", Align.LEFT),
                new Heading("why", Align.LEFT)));
    for (PlanReport.Line line : report.products()) {
      table.row(List.of(line.product(), name(line.decision()), BuildOutput.why(line.reasons())));
    }
    table.end();
    long toBuild =
        report.products().stream().filter(line -> line.decision() == Decision.BUILD).count();
    out.println(toBuild + " to build, " + (report.products().size() - toBuild) + " to reuse");
  }

  /// The object that `weir plan --json` prints, `version` 1.
  static Map<String, Object> json(PlanReport report) {
    List<Object> products = new ArrayList<>();
    for (PlanReport.Line line : report.products()) {
      Map<String, Object> product = new LinkedHashMap<>();
      product.put("product", line.product());
      product.put("decision", name(line.decision()));
      product.put("build_id", line.buildId());
      product.put("reasons", BuildOutput.reasons(line.reasons()));
      products.add(product);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("products", products);
    return object;
  }

  static String name(Decision decision) {
    return decision.name().toLowerCase(Locale.ROOT);
  }
}
