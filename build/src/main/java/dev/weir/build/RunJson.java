package dev.weir.build;

import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.Problem;
import dev.weir.store.JsonMembers;
import java.util.List;
import java.util.Locale;

/// The wire form of what a run did, `weir.run/1`.
final class RunJson {
  private RunJson() {}

  static String write(BuildReport report) {
    List<JsonObject> products = report.products().stream().map(RunJson::line).toList();
    return new JsonMembers()
        .text("format", "weir.run/1")
        .text("run_id", report.runId())
        .values("products", products)
        .line();
  }

  private static JsonObject line(BuildReport.Line line) {
    List<JsonObject> reasons = line.reasons().stream().map(RunJson::reason).toList();
    return new JsonMembers()
        .text("product", line.product())
        .text("decision", line.decision().name().toLowerCase(Locale.ROOT))
        .text("build_id", line.buildId())
        .number("rows", line.rows())
        .number("files", line.files())
        .number("bytes", line.bytes())
        .number("millis", line.millis())
        .values("reasons", reasons)
        .texts("problems", line.problems().stream().map(Problem::message).toList())
        .object();
  }

  private static JsonObject reason(Reason reason) {
    return new JsonMembers()
        .text("component", reason.component())
        .text("detail", reason.detail())
        .text("before", reason.before())
        .text("now", reason.now())
        .object();
  }
}
