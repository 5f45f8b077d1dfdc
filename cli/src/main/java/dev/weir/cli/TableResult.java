package dev.weir.cli;

import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import dev.weir.run.BatchStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table for people: aligned, NULL as such, control characters as blanks; a last line counts
/// rows.
record TableResult(PrintStream out, int widest) implements QueryResult {
  @Override
  public long write(BatchStream stream, long limit) throws IOException {
    List<Column> columns = stream.schema().columns();
    TextTable table = new TextTable(out, columns.stream().map(TableResult::heading).toList());
    long rows =
        RowWalk.over(stream, limit, values -> table.row(values.stream().map(this::cell).toList()));
    table.end();
    out.println(rows == 1 ? "1 row" : Figures.count(rows) + " rows");
    return rows;
  }

  private String cell(@Nullable Object value) {
    String text = value == null ? "NULL" : ValueText.of(value);
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(widest)
        .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return text.codePointCount(0, text.length()) > widest
        ? clean.append('…').toString()
        : clean.toString();
  }

  private static Heading heading(Column column) {
    return new Heading(column.name(), isNumber(column.type()) ? Align.RIGHT : Align.LEFT);
  }

  private static boolean isNumber(DataType type) {
    return type instanceof DecimalType
        || type == ScalarType.FLOAT
        || type == ScalarType.DOUBLE
        || (type instanceof ScalarType scalar && scalar.isInteger());
  }
}
