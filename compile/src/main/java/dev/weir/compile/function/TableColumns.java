package dev.weir.compile.function;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns of table functions that have the same columns in every call. The resource has a line
/// per function: its name, then name and type of each column, between tabs.
final class TableColumns {
  private static final String RESOURCE = "duckdb-2.0.0.tables";

  /// Loads on first use, once.
  private static final class Holder {
    static final Map<String, String> LINES = lines();
  }

  private TableColumns() {}

  static Optional<List<Column>> of(String function) {
    return Optional.ofNullable(Holder.LINES.get(function)).map(TableColumns::columns);
  }

  private static List<Column> columns(String line) {
    String[] parts = line.split("\t");
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i + 1 < parts.length; i += 2) {
      columns.add(new Column(parts[i], DataType.parse(parts[i + 1])));
    }
    return columns;
  }

  private static Map<String, String> lines() {
    try (InputStream in = TableColumns.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new WeirException(ErrorCode.INTERNAL, "the table functions are missing: " + RESOURCE);
      }
      Map<String, String> lines = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .forEach(line -> lines.put(line.substring(0, line.indexOf('\t')), line));
      return lines;
    } catch (IOException e) {
      throw new WeirException(ErrorCode.INTERNAL, "cannot read the table functions", e);
    }
  }
}
