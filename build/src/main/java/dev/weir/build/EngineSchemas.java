package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.EngineSession;
import dev.weir.store.FileSnapshot;
import dev.weir.store.FileSource;
import dev.weir.store.SchemaCache;
import dev.weir.store.StagingArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the engine says about columns, remembered: the engine is started only for a question that
/// was never asked before.
final class EngineSchemas {
  private final Sessions sessions;
  private final SchemaCache cache;
  private final CompileCache recent;
  private final Map<String, Schema> learned = new LinkedHashMap<>();

  /// @param cache what the store remembers
  /// @param recent what was asked outside of builds, too
  EngineSchemas(Sessions sessions, SchemaCache cache, CompileCache recent) {
    this.sessions = sessions;
    this.cache = cache;
    this.recent = recent;
  }

  /// The columns of a source.
  Schema ofFiles(FileSource source, FileSnapshot snapshot) {
    return ask(
        "files\n" + engine() + "\n" + snapshot.identity(),
        () -> {
          try {
            return sessions.session().describe(sessions.scanSql(snapshot.scan()));
          } catch (WeirException e) {
            throw new WeirException(
                e.code(), "source '" + source.name() + "' cannot be read: " + e.getMessage(), e);
          }
        });
  }

  /// Fails unless the engine sees the columns of a query as the compiler does. The tables that it
  /// reads need not exist yet: empty ones of the same columns stand in for them.
  ///
  /// @throws WeirException with `SCHEMA_MISMATCH`
  void require(CompiledQuery compiled, List<Table> reads) {
    StringBuilder key = new StringBuilder("query\n").append(engine()).append('\n');
    reads.forEach(t -> key.append(t.name()).append(" (").append(t.schema().text()).append(")\n"));
    key.append(compiled.engineSql());
    Schema found =
        ask(
            key.toString(),
            () -> {
              EngineSession session = sessions.session();
              reads.forEach(t -> session.createView(t.name(), standIn(t.schema())));
              return session.describe(compiled.engineSql());
            });
    if (!found.equals(compiled.schema())) {
      throw new WeirException(
          ErrorCode.SCHEMA_MISMATCH,
          "the engine sees other columns than the compiler: it says (%s), the compiler says (%s); cast the columns that differ, and report this, it is a bug"
              .formatted(found.text(), compiled.schema().text()));
    }
  }

  boolean hasLearned() {
    return !learned.isEmpty();
  }

  /// Remembers what was learned for later runs.
  void save(StagingArea staging) {
    learned.forEach((key, schema) -> cache.keep(key, schema, staging));
    learned.clear();
  }

  private Schema ask(String key, java.util.function.Supplier<Schema> question) {
    Optional<Schema> known = recent.schema(key).or(() -> cache.find(key));
    if (known.isPresent()) {
      return known.get();
    }
    Schema answer = question.get();
    recent.keepSchema(key, answer);
    learned.put(key, answer);
    return answer;
  }

  private String engine() {
    return sessions.identity().text() + " " + sessions.profile().contentFields();
  }

  private static String standIn(Schema schema) {
    return schema.columns().stream()
        .map(EngineSchemas::nothing)
        .collect(Collectors.joining(", ", "SELECT ", " LIMIT 0"));
  }

  private static String nothing(Column column) {
    String name = Identifiers.quote(column.name());
    return column.type() == ScalarType.NULL
        ? "NULL AS " + name
        : "CAST(NULL AS " + column.type().text() + ") AS " + name;
  }
}
