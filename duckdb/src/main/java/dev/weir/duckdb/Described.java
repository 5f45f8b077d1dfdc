package dev.weir.duckdb;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The columns of a query, as the engine's own `DESCRIBE` has them.
final class Described {
  private Described() {}

  static Schema of(EngineCall call, String sql) {
    try (Statement statement = call.statement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + sql)) {
      List<Column> columns = new ArrayList<>();
      while (rows.next()) {
        columns.add(new Column(rows.getString(1), DataType.parse(rows.getString(2))));
      }
      return new Schema(columns);
    } catch (SQLException e) {
      throw call.failure(e);
    }
  }
}
