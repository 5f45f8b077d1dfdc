package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The engine's own guard of the untrusted surface: one statement, a query through and through,
/// that reads what the session has and nothing of the machine. It works on the tree of DuckDB's
/// parser, so that it sees the text as the engine will.
final class ReadOnlyCheck {
  /// Table functions that reach neither files nor the catalog.
  private static final List<String> PURE =
      List.of(
          "generate_series", "json_each", "json_tree", "range", "repeat", "repeat_row", "unnest");

  /// The kinds of nodes that only read.
  private static final List<String> QUERIES =
      List.of("CTE_NODE", "RECURSIVE_CTE_NODE", "SELECT_NODE", "SET_OPERATION_NODE");

  private static final String TREE =
      """
      SELECT path, key, json_extract_string(atom, '$')
      FROM json_tree(json_serialize_sql(?::VARCHAR))
      WHERE atom IS NOT NULL AND (key IN ('type', 'table_name', 'schema_name', 'function_name',
        'error', 'error_type', 'error_message', 'position')
        OR (key = 'key' AND path LIKE '%cte_map.map%'))
      """;

  private final EngineCall call;
  private final String sql;
  private final List<Problem> problems = new ArrayList<>();

  private ReadOnlyCheck(EngineCall call, String sql) {
    this.call = call;
    this.sql = sql;
  }

  /// @throws WeirException with `NOT_A_QUERY`, `SYNTAX`, `UNKNOWN_TABLE` or `UNKNOWN_FUNCTION`
  static void require(EngineCall call, String sql) {
    ReadOnlyCheck check = new ReadOnlyCheck(call, sql);
    check.inspect(check.tree());
    if (!check.problems.isEmpty()) {
      throw new WeirException(check.problems);
    }
  }

  private void inspect(Map<String, Map<String, String>> nodes) {
    Map<String, String> root = nodes.getOrDefault("$", Map.of());
    if ("true".equals(root.get("error"))) {
      refuse(root);
      return;
    }
    long statements =
        nodes.keySet().stream()
            .filter(path -> path.matches("\\$\\.statements\\[\\d+\\]\\.node"))
            .count();
    if (statements != 1) {
      problems.add(
          Problem.of(
              ErrorCode.NOT_A_QUERY,
              "there are %d statements; send one query at a time".formatted(statements)));
    }
    Set<String> ctes = new LinkedHashSet<>();
    nodes.values().stream()
        .filter(node -> node.containsKey("key"))
        .forEach(node -> ctes.add(Identifiers.fold(node.getOrDefault("key", ""))));
    nodes.forEach((path, node) -> inspect(path, node, nodes, ctes));
  }

  private void inspect(
      String path,
      Map<String, String> node,
      Map<String, Map<String, String>> nodes,
      Set<String> ctes) {
    String type = node.getOrDefault("type", "");
    if (type.endsWith("_NODE") && !QUERIES.contains(type)) {
      notAQuery(type.replace("_QUERY_NODE", ""));
    } else if (type.equals("TABLE_FUNCTION")) {
      String name =
          nodes.getOrDefault(path + ".function", Map.of()).getOrDefault("function_name", "");
      if (!PURE.contains(Identifiers.fold(name))) {
        problems.add(
            Problem.of(
                ErrorCode.UNKNOWN_FUNCTION,
                "the table function %s may not be used here; legal are %s%s"
                    .formatted(name, String.join(", ", PURE), NearestNames.hint(name, PURE))));
      }
    } else if (type.equals("BASE_TABLE")) {
      requireTable(node.getOrDefault("schema_name", ""), node.getOrDefault("table_name", ""), ctes);
    }
  }

  /// A name that the session does not know could be a path, which DuckDB would read as a file.
  private void requireTable(String schema, String name, Set<String> ctes) {
    if (schema.isEmpty() && ctes.contains(Identifiers.fold(name))) {
      return;
    }
    List<String> known = tables(schema);
    if (known.stream().noneMatch(table -> Identifiers.same(table, name))) {
      problems.add(
          Problem.of(
              ErrorCode.UNKNOWN_TABLE,
              "there is no table %s%s%s"
                  .formatted(
                      schema.isEmpty() ? "" : schema + ".", name, NearestNames.hint(name, known))));
    }
  }

  private List<String> tables(String schema) {
    String sql =
        "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
            + " UNION SELECT view_name FROM duckdb_views() WHERE schema_name = ? ORDER BY 1";
    try (PreparedStatement statement = call.connection().prepareStatement(sql)) {
      statement.setString(1, schema.isEmpty() ? "main" : schema);
      statement.setString(2, schema.isEmpty() ? "main" : schema);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> names = new ArrayList<>();
        while (rows.next()) {
          names.add(rows.getString(1));
        }
        return names;
      }
    } catch (SQLException e) {
      throw call.failure(e);
    }
  }

  private void refuse(Map<String, String> error) {
    String message = error.getOrDefault("error_message", "unknown error");
    if ("parser".equals(error.get("error_type"))) {
      int position = Integer.parseInt(error.getOrDefault("position", "0"));
      problems.add(Problem.at(ErrorCode.SYNTAX, message, SourcePlace.of("<sql>", sql, position)));
    } else {
      notAQuery(message);
    }
  }

  private void notAQuery(String what) {
    problems.add(
        Problem.of(
            ErrorCode.NOT_A_QUERY,
            "only a query may run here, nothing that changes data, schema or settings ("
                + what
                + ")"));
  }

  /// The interesting atoms of the tree by the path of the node that has them, in document order.
  private Map<String, Map<String, String>> tree() {
    try (PreparedStatement statement = call.connection().prepareStatement(TREE)) {
      statement.setString(1, sql);
      try (ResultSet rows = statement.executeQuery()) {
        Map<String, Map<String, String>> nodes = new LinkedHashMap<>();
        while (rows.next()) {
          nodes
              .computeIfAbsent(rows.getString(1), path -> new LinkedHashMap<>())
              .put(rows.getString(2), rows.getString(3));
        }
        return nodes;
      }
    } catch (SQLException e) {
      throw call.failure(e);
    }
  }
}
