package dev.weir.verify.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A query of a corpus.
public record NamedQuery(String name, String sql) {
  /// The queries of a resource: each behind a line `-- its name`.
  public static List<NamedQuery> resource(String path) {
    List<NamedQuery> queries = new ArrayList<>();
    for (String part : text(path).split("(?m)^-- ")) {
      if (!part.isBlank()) {
        int line = part.indexOf('\n');
        queries.add(new NamedQuery(part.substring(0, line).strip(), part.substring(line).strip()));
      }
    }
    return queries;
  }

  /// The text of a resource.
  public static String text(String path) {
    try (InputStream in = NamedQuery.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
