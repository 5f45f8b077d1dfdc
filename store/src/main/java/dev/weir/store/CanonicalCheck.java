package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.EngineSession;
import java.util.List;
import java.util.stream.Collectors;

/// Proves that the rows of canonical files rise by their keys, in the order in which they lie
/// there.
final class CanonicalCheck {
  private CanonicalCheck() {}

  /// @param files one query per file, in the order of the files
  static void requireRising(
      String product, List<String> keys, EngineSession session, List<String> files) {
    String key =
        keys.stream().map(Identifiers::quote).collect(Collectors.joining(", ", "row(", ")"));
    for (String file : files) {
      // A lag over an empty window streams in file order; comparing rows puts nulls last, as the
      // writer's sort does.
      String sql =
          "SELECT count(*) FROM (SELECT %s AS k, lag(%s) OVER () AS p, row_number() OVER () AS n FROM (%s)) WHERE n > 1 AND k < p"
              .formatted(key, key, file);
      try (BatchStream stream = session.query(sql)) {
        Object falling = stream.collect(1).getFirst().getFirst();
        if (falling instanceof Number count && count.longValue() > 0) {
          throw new WeirException(
              ErrorCode.INTERNAL,
              "the files of %s should rise by [%s] but fall %d times; nothing was published"
                  .formatted(product, String.join(", ", keys), count.longValue()));
        }
      }
    }
  }
}
