package dev.weir.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.run.BatchStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// One JSON array, one object per row and line; [Json] says how values are written. Of columns that
/// have the same name, the later ones get `_1`, `_2` …, for an object has every key once.
record JsonResult(PrintStream out) implements QueryResult {
  @Override
  public long write(BatchStream stream, long limit) throws IOException {
    List<String> names = DistinctNames.of(stream.schema().names());
    out.print("[");
    boolean[] begun = new boolean[1];
    long rows;
    try (JsonGenerator json = Json.generator(out)) {
      rows =
          RowWalk.over(
              stream,
              limit,
              values -> {
                json.writeRaw(begun[0] ? ",\n" : "\n");
                begun[0] = true;
                json.writeStartObject();
                for (int i = 0; i < names.size(); i++) {
                  json.writeFieldName(names.get(i));
                  Json.write(json, values.get(i));
                }
                json.writeEndObject();
              });
    }
    out.print(rows == 0 ? "]\n" : "\n]\n");
    return rows;
  }
}
