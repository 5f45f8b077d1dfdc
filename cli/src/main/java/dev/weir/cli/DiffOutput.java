package dev.weir.cli;

import dev.weir.build.DiffReport;
import dev.weir.compile.diff.QueryDiff;
import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What became of the queries of products, for people and for programs. Products whose queries mean
/// what they meant are only counted in the forms for people, unless only one was asked for.
///
/// @param since in words, since when
/// @param first in words, what a product has not been that has nothing to be compared with
record DiffOutput(String since, String first) {
  /// What changed since the last builds.
  static final DiffOutput SINCE_LAST_BUILD =
      new DiffOutput("since their last build", "was never built");

  /// What the last builds changed.
  static final DiffOutput AT_LAST_BUILD =
      new DiffOutput("since the build before their last one", "was not built twice");

  String text(List<DiffReport> reports) {
    StringBuilder text = new StringBuilder();
    for (DiffReport report : shown(reports)) {
      text.append(report.product()).append('\n');
      String said = report.diff().map(QueryDiff::text).orElse(missing(report) + "\n");
      said.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.append(last(reports)).append('\n').toString();
  }

  String markdown(List<DiffReport> reports) {
    StringBuilder text = new StringBuilder();
    for (DiffReport report : shown(reports)) {
      text.append("### ").append(report.product()).append("\n\n");
      text.append(report.diff().map(QueryDiff::markdown).orElse(missing(report) + "\n"));
      text.append('\n');
    }
    return text.append(last(reports)).append('\n').toString();
  }

  /// `{"products":[{"build_id":…,"diff":{…},"last_build_id":…,"product":…}],"version":1}`; `diff`
  /// is of the form `weir.diff/1` and absent, as `last_build_id` is, where there is none.
  static String json(List<DiffReport> reports) {
    List<JsonValue> products = reports.stream().map(DiffOutput::value).toList();
    TreeMap<String, JsonValue> members = new TreeMap<>();
    members.put("products", new JsonValue.JsonArray(products));
    members.put("version", new JsonValue.JsonNumber(1));
    return CanonicalJson.write(new JsonValue.JsonObject(members));
  }

  private static JsonValue value(DiffReport report) {
    TreeMap<String, JsonValue> members = new TreeMap<>();
    members.put("product", new JsonValue.JsonString(report.product()));
    members.put("build_id", new JsonValue.JsonString(report.buildId()));
    report
        .lastBuildId()
        .ifPresent(id -> members.put("last_build_id", new JsonValue.JsonString(id)));
    Optional<JsonValue> diff = report.diff().map(d -> CanonicalJson.read(d.json()));
    diff.ifPresent(d -> members.put("diff", d));
    return new JsonValue.JsonObject(members);
  }

  private static List<DiffReport> shown(List<DiffReport> reports) {
    return reports.size() == 1 ? reports : reports.stream().filter(r -> !r.isSame()).toList();
  }

  private String missing(DiffReport report) {
    return report.lastBuildId().isEmpty() ? first : "what its queries were was not kept";
  }

  private String last(List<DiffReport> reports) {
    long same = reports.stream().filter(DiffReport::isSame).count();
    return "%d of %d products are new or mean something else %s"
        .formatted(reports.size() - same, reports.size(), since);
  }
}
