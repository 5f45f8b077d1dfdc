package dev.weir.duckdb;

import dev.weir.run.ColumnStatistics;
import dev.weir.run.ColumnStatistics.Bound;
import dev.weir.run.ColumnStatistics.Exactness;
import dev.weir.run.WrittenFile;
import dev.weir.run.WrittenFiles;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What COPY answers with RETURN_STATS.
final class ReturnedStats {
  private ReturnedStats() {}

  static WrittenFiles read(ResultSet rows, Path folder, List<String> columns) throws SQLException {
    List<WrittenFile> files = new ArrayList<>();
    while (rows.next()) {
      Path file = Path.of(rows.getString("filename"));
      files.add(
          new WrittenFile(
              folder
                  .toAbsolutePath()
                  .relativize(file.toAbsolutePath())
                  .toString()
                  .replace('\\', '/'),
              rows.getLong("count"),
              rows.getLong("file_size_bytes"),
              rowGroups(rows.getObject("extra_info")),
              statistics(rows.getObject("column_statistics"), columns)));
    }
    files.sort(Comparator.comparing(WrittenFile::name));
    return new WrittenFiles(files);
  }

  private static int rowGroups(Object info) {
    return Integer.parseInt(text((Map<?, ?>) info, "row_group_count").orElse("0"));
  }

  private static List<ColumnStatistics> statistics(Object all, List<String> columns) {
    record Keyed(List<String> path, Map<?, ?> values) {}
    Comparator<Keyed> bySchema =
        Comparator.comparing((Keyed keyed) -> columns.indexOf(keyed.path.getFirst()))
            .thenComparing(keyed -> String.join("\0", keyed.path));
    return ((Map<?, ?>) all)
        .entrySet().stream()
            .map(entry -> new Keyed(parts((String) entry.getKey()), (Map<?, ?>) entry.getValue()))
            .sorted(bySchema)
            .map(keyed -> statistics(keyed.path, keyed.values))
            .toList();
  }

  private static ColumnStatistics statistics(List<String> path, Map<?, ?> values) {
    return new ColumnStatistics(
        path,
        bound(values, "min"),
        bound(values, "max"),
        text(values, "null_count").stream()
            .mapToLong(Long::parseLong)
            .boxed()
            .findFirst()
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty()));
  }

  private static Optional<Bound> bound(Map<?, ?> values, String which) {
    Exactness exactness =
        text(values, which + "_is_exact").filter("true"::equals).isPresent()
            ? Exactness.EXACT
            : Exactness.WIDENED;
    return text(values, which).map(text -> new Bound(text, exactness));
  }

  private static Optional<String> text(Map<?, ?> values, String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString);
  }

  /// The parts of a path that is written `"s"."b"."element"`.
  private static List<String> parts(String quoted) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      boolean doubled =
          inside && c == '"' && i + 1 < quoted.length() && quoted.charAt(i + 1) == '"';
      if (doubled) {
        part.append(c);
        i++;
      } else if (c == '"') {
        inside = !inside;
      } else if (c == '.' && !inside) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
