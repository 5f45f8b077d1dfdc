package dev.weir.verify.emit;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The tables of TPC-H with data of the standard's generator.
public final class TpchTables {
  private TpchTables() {}

  /// Creates and fills all eight tables; scale 1 is 6 million line items.
  public static void load(Database database, double scale) {
    for (TpchTable<?> table : TpchTable.getTables()) {
      load(database, table, scale);
    }
  }

  private static <E extends TpchEntity> void load(
      Database database, TpchTable<E> table, double scale) {
    String columns =
        table.getColumns().stream()
            .map(c -> c.getColumnName() + " " + type(c))
            .collect(Collectors.joining(", "));
    database.execute("CREATE TABLE " + table.getTableName() + " (" + columns + ")");
    try {
      Path file = Files.createTempFile("tpch", ".csv");
      try (Writer writer = Files.newBufferedWriter(file)) {
        for (E row : table.createGenerator(scale, 1, 1)) {
          writer.write(row.toLine());
          writer.write('\n');
        }
      }
      Delimited.copy(database, table.getTableName(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(TpchColumn<?> column) {
    TpchColumnType type = column.getType();
    return switch (type.getBase()) {
      case INTEGER -> "INTEGER";
      case IDENTIFIER -> "BIGINT";
      case DATE -> "DATE";
      case DOUBLE -> "DECIMAL(15,2)";
      case VARCHAR -> "VARCHAR";
    };
  }
}
