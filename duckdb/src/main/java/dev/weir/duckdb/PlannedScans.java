package dev.weir.duckdb;

import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonBoolean;
import dev.weir.model.JsonValue.JsonNull;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import dev.weir.run.ColumnScan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The scans in the engine's physical plan of a query, as its own `EXPLAIN` has them.
final class PlannedScans {
  private final List<ColumnScan> found = new ArrayList<>();

  private PlannedScans() {}

  static List<ColumnScan> of(EngineCall call, String sql) {
    try (Statement statement = call.statement();
        ResultSet rows = statement.executeQuery("EXPLAIN (FORMAT json) " + sql)) {
      PlannedScans scans = new PlannedScans();
      while (rows.next()) {
        if (rows.getString(1).equals("physical_plan")) {
          scans.plan(CanonicalJson.read(rows.getString(2)));
        }
      }
      return scans.found;
    } catch (SQLException e) {
      throw call.failure(e);
    }
  }

  private void plan(JsonValue value) {
    switch (value) {
      case JsonArray(List<JsonValue> plans) -> plans.forEach(this::plan);
      case JsonObject operator -> {
        operator.member("extra_info").ifPresent(this::scan);
        operator.member("children").ifPresent(this::plan);
      }
      case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> {}
    }
  }

  /// What is said about an operator, if that is a scan.
  private void scan(JsonValue about) {
    if (about instanceof JsonObject info
        && info.member("Projections").isPresent()
        && info.member("Function").or(() -> info.member("Table")).isPresent()) {
      found.add(
          new ColumnScan(
              texts(info, "Table").stream().findFirst().map(PlannedScans::lastName),
              texts(info, "Projections"),
              texts(info, "Filters")));
    }
  }

  private static String lastName(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  private static List<String> texts(JsonObject info, String name) {
    return info.member(name).map(PlannedScans::texts).orElse(List.of());
  }

  /// One text stands for itself, several in a list.
  private static List<String> texts(JsonValue value) {
    return switch (value) {
      case JsonString(String text) -> text.isEmpty() ? List.of() : List.of(text);
      case JsonArray(List<JsonValue> list) ->
          list.stream().flatMap(v -> texts(v).stream()).toList();
      case JsonObject _, JsonNumber _, JsonBoolean _, JsonNull _ -> List.of();
    };
  }
}
