package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import dev.weir.model.CanonicalJson;
import dev.weir.model.TableName;
import java.util.List;

/// Writes `weir.lineage/1`.
final class LineageJson {
  private final CanonicalJson json = new CanonicalJson();

  private LineageJson() {}

  static String of(QueryLineage lineage) {
    LineageJson writer = new LineageJson();
    writer.query(lineage);
    return writer.json.text();
  }

  private void query(QueryLineage lineage) {
    json.beginObject().key("form").string("weir.lineage/1");
    texts("functions", lineage.functions());
    columns("outputs", lineage.outputs());
    texts("required", lineage.required().stream().map(BaseColumn::text).toList());
    origins("rows", lineage.rows());
    texts("tables", lineage.tables().stream().map(TableName::text).toList());
    json.endObject();
  }

  /// `parts` is absent where there are none.
  private void columns(String key, List<ColumnLineage> columns) {
    json.key(key).beginArray();
    for (ColumnLineage column : columns) {
      json.beginObject();
      origins("deciding", column.deciding());
      json.key("name").string(column.name());
      if (!column.parts().isEmpty()) {
        columns("parts", column.parts());
      }
      origins("values", column.values());
      json.endObject();
    }
    json.endArray();
  }

  /// `path` is absent for a whole column.
  private void origins(String key, List<Origin> origins) {
    json.key(key).beginArray();
    for (Origin origin : origins) {
      json.beginObject().key("column").string(origin.column().column());
      texts("kinds", origin.kinds().stream().map(Dependence::wireName).toList());
      if (!origin.path().isEmpty()) {
        texts("path", origin.path());
      }
      json.key("table").string(origin.column().table().text()).endObject();
    }
    json.endArray();
  }

  private void texts(String key, List<String> texts) {
    json.key(key).beginArray();
    texts.forEach(json::string);
    json.endArray();
  }
}
