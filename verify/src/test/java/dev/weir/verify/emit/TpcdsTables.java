package dev.weir.verify.emit;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The tables of TPC-DS with data of the standard's generator, cut after a number of rows.
public final class TpcdsTables {
  private TpcdsTables() {}

  /// Creates and fills all base tables. At small scales the tables of fixed size are the large
  /// ones: `mostRows` bounds each.
  public static void load(Database database, double scale, int mostRows) {
    Session session = Session.getDefaultSession().withScale(scale);
    for (Table table : Table.getBaseTables()) {
      if (table != Table.DBGEN_VERSION) {
        create(database, table);
      }
    }
    for (Table table : Table.getBaseTables()) {
      if (table != Table.DBGEN_VERSION && !table.isChild()) {
        fill(database, table, session, mostRows);
      }
    }
  }

  private static void create(Database database, Table table) {
    String columns =
        Arrays.stream(table.getColumns())
            .map(c -> c.getName() + " " + type(c))
            .collect(Collectors.joining(", "));
    database.execute("CREATE TABLE " + table.getName() + " (" + columns + ")");
  }

  private static void fill(Database database, Table table, Session session, int mostRows) {
    try {
      Path file = Files.createTempFile("tpcds", ".csv");
      Path childFile = Files.createTempFile("tpcds", ".csv");
      try (Writer writer = Files.newBufferedWriter(file);
          Writer childWriter = Files.newBufferedWriter(childFile)) {
        int rows = 0;
        for (List<List<String>> made : Results.constructResults(table, session)) {
          write(writer, made.getFirst());
          if (made.size() > 1) {
            write(childWriter, made.get(1));
          }
          if (++rows >= mostRows) {
            break;
          }
        }
      }
      Delimited.copy(database, table.getName(), file);
      if (table.hasChild()) {
        Delimited.copy(database, table.getChild().getName(), childFile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Writer writer, List<String> row) throws IOException {
    writer.write(row.stream().map(v -> v == null ? "" : v).collect(Collectors.joining("|")));
    writer.write('\n');
  }

  private static String type(Column column) {
    ColumnType type = column.getType();
    return switch (type.getBase()) {
      case INTEGER -> "INTEGER";
      case IDENTIFIER -> "BIGINT";
      case DATE -> "DATE";
      case DECIMAL ->
          "DECIMAL(" + type.getPrecision().orElse(7) + "," + type.getScale().orElse(2) + ")";
      case VARCHAR, CHAR -> "VARCHAR";
      case TIME -> "TIME";
    };
  }
}
