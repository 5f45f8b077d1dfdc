package dev.weir.cli;

import dev.weir.build.WhyReport;
import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a product stands to its last build, for people and for programs.
final class WhyOutput {
  private static final int SHORT = 12;

  private WhyOutput() {}

  static void text(WhyReport report, PrintStream out) {
    out.println(report.product() + ": a build would " + PlanOutput.name(report.decision()) + " it");
    report.reasons().forEach(r -> out.println("  " + r.component() + ": " + r.detail()));
    out.println("build id now     " + report.buildId());
    out.println("at last build    " + report.lastBuildId().orElse("none: it was never built"));
    TextTable table =
        new TextTable(
            out,
            List.of(
                new Heading("component", Align.LEFT),
                new Heading("now", Align.LEFT),
                new Heading("last build", Align.LEFT),
                new Heading("what changed", Align.LEFT)));
    for (WhyReport.Line line : report.components()) {
      table.row(
          List.of(
              line.component().wireName(),
              brief(line.now()),
              line.before().map(WhyOutput::brief).orElse(""),
              line.differs() ? changes(line) : ""));
    }
    table.end();
  }

  /// The object that `weir why --json` prints, `version` 1; `before` is null when there is no last
  /// build.
  static Map<String, @Nullable Object> json(WhyReport report) {
    List<Object> components = new ArrayList<>();
    for (WhyReport.Line line : report.components()) {
      Map<String, @Nullable Object> component = new LinkedHashMap<>();
      component.put("component", line.component().wireName());
      component.put("covers", line.covers());
      component.put("now", line.now());
      component.put("before", line.before().orElse(null));
      component.put("differs", line.differs());
      component.put("changes", line.changes());
      components.add(component);
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("product", report.product());
    object.put("decision", PlanOutput.name(report.decision()));
    object.put("build_id", report.buildId());
    object.put("last_build_id", report.lastBuildId().orElse(null));
    object.put("reasons", BuildOutput.reasons(report.reasons()));
    object.put("components", components);
    return object;
  }

  private static String changes(WhyReport.Line line) {
    return line.changes().isEmpty() ? "changed" : String.join("; ", line.changes());
  }

  private static String brief(String hash) {
    return hash.length() > SHORT ? hash.substring(0, SHORT) : hash;
  }
}
