package dev.weir.duckdb;

import dev.weir.run.BatchStream;
import dev.weir.run.RuntimeProfile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sessions as tests want them.
final class Sessions {
  private Sessions() {}

  static DuckDbSession open(Path scratch) {
    return open(RuntimeProfile.named("prod_fast"), scratch);
  }

  static DuckDbSession open(RuntimeProfile profile, Path scratch) {
    return DuckDbSession.open(profile, scratch.resolve("scratch"));
  }

  static List<List<@Nullable Object>> rows(DuckDbSession session, String sql) {
    try (BatchStream stream = session.query(sql)) {
      return stream.collect(10_000);
    }
  }

  static @Nullable Object value(DuckDbSession session, String sql) {
    return rows(session, sql).getFirst().getFirst();
  }
}
