package dev.weir.cli;

import dev.weir.run.BatchStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CSV after RFC 4180: a heading line, CRLF between lines, quotes where they are needed. NULL is an
/// empty cell and an empty text is `""`, so that both stay apart.
record CsvResult(PrintStream out) implements QueryResult {
  @Override
  public long write(BatchStream stream, long limit) throws IOException {
    line(new ArrayList<>(stream.schema().names()));
    return RowWalk.over(stream, limit, this::line);
  }

  private void line(List<@Nullable Object> values) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      line.append(i == 0 ? "" : ",").append(cell(values.get(i)));
    }
    out.print(line.append("\r\n"));
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = ValueText.of(value);
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == ',' || c < ' ');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
