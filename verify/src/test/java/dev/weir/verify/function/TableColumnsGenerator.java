package dev.weir.verify.function;

import dev.weir.model.DataType;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Writes the columns of table functions whose columns are the same in every call, from the
/// engine's `DESCRIBE` of one call. Functions that change the engine are not called.
///
/// Run `main` with `--write FILE` after a change of the engine, then read the diff.
final class TableColumnsGenerator {
  private static final String FIRST_LINE = "weir.table-columns/1 duckdb-2.0.0\n";

  /// What has an effect, and what has other columns from call to call.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "checkpoint",
          "force_checkpoint",
          "create_external_resource",
          "deregister_external_resource",
          "destroy_external_resource",
          "register_external_resource",
          "register_external_resource_type",
          "disable_logging",
          "enable_logging",
          "disable_profiling",
          "enable_profiling",
          "truncate_duckdb_logs",
          "arrow_scan",
          "arrow_scan_dumb",
          "seq_scan",
          "test_vector_types",
          "query",
          "query_table",
          "range",
          "generate_series",
          "unnest");

  private final Connection connection;

  TableColumnsGenerator(Connection connection) {
    this.connection = connection;
  }

  public static void main(String[] arguments) throws SQLException, IOException {
    if (arguments.length != 2 || !arguments[0].equals("--write")) {
      throw new IllegalArgumentException("usage: --write FILE");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      Files.writeString(Path.of(arguments[1]), new TableColumnsGenerator(connection).text());
    }
  }

  /// One line per function: its name, then name and type of each column, between tabs.
  String text() throws SQLException, IOException {
    Path folder = Files.createTempDirectory("weir-tables-");
    Path csv = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n");
    Path json = Files.writeString(folder.resolve("x.json"), "{\"a\": 1}\n");
    Path parquet = folder.resolve("x.parquet");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE TABLE weir_sample AS SELECT 1 AS a");
      statement.execute("COPY weir_sample TO '" + parquet + "'");
    }
    Map<String, String> calls = noArguments();
    for (String name : List.of("json_each", "json_tree")) {
      calls.put(name, "'{}'");
    }
    for (String name :
        List.of(
            "parquet_metadata",
            "parquet_schema",
            "parquet_file_metadata",
            "parquet_full_metadata",
            "parquet_kv_metadata",
            "read_text",
            "read_blob")) {
      calls.put(name, "'" + parquet + "'");
    }
    calls.put("glob", "'" + csv + "'");
    calls.put("sniff_csv", "'" + csv + "'");
    for (String name :
        List.of("read_json_objects", "read_json_objects_auto", "read_ndjson_objects")) {
      calls.put(name, "'" + json + "'");
    }
    calls.put("parquet_bloom_probe", "'" + parquet + "', 'a', 1");
    calls.put("pragma_table_info", "'weir_sample'");
    calls.put("pragma_storage_info", "'weir_sample'");
    StringBuilder text = new StringBuilder(FIRST_LINE);
    for (Map.Entry<String, String> call : calls.entrySet()) {
      text.append(columns(call.getKey(), call.getValue()));
    }
    Files.delete(csv);
    Files.delete(json);
    Files.delete(parquet);
    Files.delete(folder);
    return text.toString();
  }

  private Map<String, String> noArguments() throws SQLException {
    Map<String, String> calls = new TreeMap<>();
    String sql =
        "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ('table',"
            + " 'table_macro') AND function_name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY ALL";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        if (!LEFT_OUT.contains(rows.getString(1))) {
          calls.put(rows.getString(1), "");
        }
      }
    }
    return calls;
  }

  private String columns(String function, String arguments) {
    Map<String, String> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("DESCRIBE FROM " + function + "(" + arguments + ")")) {
      while (rows.next()) {
        columns.put(rows.getString(1), DataType.parse(rows.getString(2)).text());
      }
    } catch (SQLException | WeirException e) {
      // It needs arguments, or has columns of types that are the engine's own.
      return "";
    }
    StringBuilder line = new StringBuilder(function);
    columns.forEach((name, type) -> line.append('\t').append(name).append('\t').append(type));
    return line.append('\n').toString();
  }
}
