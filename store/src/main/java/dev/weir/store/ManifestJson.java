package dev.weir.store;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.ColumnStatistics;
import dev.weir.run.ColumnStatistics.Bound;
import dev.weir.run.ColumnStatistics.Exactness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The wire form of manifests and schemas.
final class ManifestJson {
  static final String FORMAT = "weir.manifest/1";

  private ManifestJson() {}

  static String write(Manifest manifest) {
    JsonObject order =
        new JsonMembers()
            .text("tier", manifest.orderTier())
            .texts("keys", manifest.orderKeys())
            .object();
    return new JsonMembers()
        .text("format", FORMAT)
        .text("name", manifest.name())
        .text("build_id", manifest.buildId())
        .text("engine", manifest.engine())
        .values("schema", schema(manifest.schema()))
        .texts("write", manifest.write())
        .value("order", order)
        .number("rows", manifest.rows())
        .number("bytes", manifest.bytes())
        .values("files", manifest.files().stream().map(ManifestJson::file).toList())
        .line();
  }

  static Manifest read(JsonRecord json) {
    JsonRecord order = json.record("order");
    List<DataFile> files = json.records("files").stream().map(ManifestJson::file).toList();
    if (files.isEmpty()) {
      throw StoreFailures.corrupt("'files' is empty", json.file());
    }
    return new Manifest(
        json.text("name"),
        json.text("build_id"),
        json.text("engine"),
        schema(json, "schema"),
        json.textMap("write"),
        order.text("tier"),
        order.texts("keys"),
        files);
  }

  static List<JsonObject> schema(Schema schema) {
    return schema.columns().stream()
        .map(c -> new JsonMembers().text("name", c.name()).text("type", c.type().text()).object())
        .toList();
  }

  static Schema schema(JsonRecord json, String name) {
    return new Schema(json.records(name).stream().map(ManifestJson::column).toList());
  }

  private static Column column(JsonRecord json) {
    try {
      return new Column(json.text("name"), DataType.parse(json.text("type")));
    } catch (WeirException e) {
      throw StoreFailures.corrupt(e.problems().getFirst().message(), json.file(), e);
    }
  }

  private static JsonObject file(DataFile file) {
    return new JsonMembers()
        .text("name", file.name())
        .number("rows", file.rows())
        .number("bytes", file.bytes())
        .number("row_groups", file.rowGroups())
        .text("sha256", file.sha256())
        .values("columns", file.columns().stream().map(ManifestJson::column).toList())
        .object();
  }

  private static DataFile file(JsonRecord json) {
    return new DataFile(
        json.text("name"),
        json.number("rows"),
        json.number("bytes"),
        (int) json.number("row_groups"),
        json.text("sha256"),
        json.records("columns").stream().map(ManifestJson::statistics).toList());
  }

  private static JsonObject column(ColumnStatistics statistics) {
    JsonMembers json = new JsonMembers().texts("path", statistics.path());
    statistics.min().ifPresent(bound -> json.value("min", bound(bound)));
    statistics.max().ifPresent(bound -> json.value("max", bound(bound)));
    statistics.nulls().ifPresent(nulls -> json.number("null_count", nulls));
    return json.object();
  }

  private static ColumnStatistics statistics(JsonRecord json) {
    return new ColumnStatistics(
        json.texts("path"),
        bound(json, "min"),
        bound(json, "max"),
        json.has("null_count") ? OptionalLong.of(json.number("null_count")) : OptionalLong.empty());
  }

  private static JsonObject bound(Bound bound) {
    return new JsonMembers()
        .text("value", bound.text())
        .text("exactness", bound.exactness().name().toLowerCase(Locale.ROOT))
        .object();
  }

  private static Optional<Bound> bound(JsonRecord json, String name) {
    if (!json.has(name)) {
      return Optional.empty();
    }
    JsonRecord bound = json.record(name);
    Exactness exactness =
        bound.text("exactness").equals("exact") ? Exactness.EXACT : Exactness.WIDENED;
    return Optional.of(new Bound(bound.text("value"), exactness));
  }
}
