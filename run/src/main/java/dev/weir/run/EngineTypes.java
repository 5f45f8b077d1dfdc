package dev.weir.run;

import dev.weir.compile.function.TypeOracle;
import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An engine as the one who knows types. The first question starts a session of its own, which
/// stays until this is closed; answers are kept, refusals too, up to a limit. Thread-safe:
/// questions are asked one at a time.
public final class EngineTypes implements TypeOracle, AutoCloseable {
  private static final int MOST_KEPT = 10_000;

  /// What the engine said to a question.
  private sealed interface Answer {
    /// The columns.
    record Columns(Schema schema) implements Answer {}

    /// Why it does not take the query.
    record Refusal(WeirException error) implements Answer {}
  }

  private final Engine engine;
  private final RuntimeProfile profile;
  private final Supplier<Path> scratch;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private @Nullable EngineSession session;
  private boolean closed;

  /// @param scratch the folder for the session's files, asked for when the engine starts
  public EngineTypes(Engine engine, RuntimeProfile profile, Supplier<Path> scratch) {
    this.engine = engine;
    this.profile = profile;
    this.scratch = scratch;
  }

  @Override
  public synchronized Schema describe(String sql) {
    Answer known = answers.get(sql);
    if (known == null) {
      known = ask(sql);
      if (answers.size() == MOST_KEPT) {
        answers.remove(answers.keySet().iterator().next());
      }
      answers.put(sql, known);
    }
    return switch (known) {
      case Answer.Columns(Schema schema) -> schema;
      case Answer.Refusal(WeirException error) -> throw error;
    };
  }

  private Answer ask(String sql) {
    if (closed) {
      throw new WeirException(
          ErrorCode.INTERNAL, "types are asked of an engine that was closed before");
    }
    EngineSession open = session;
    if (open == null) {
      open = engine.open(profile, scratch.get());
      session = open;
    }
    try {
      return new Answer.Columns(open.describe(sql));
    } catch (WeirException e) {
      return new Answer.Refusal(e);
    }
  }

  /// Ends the session, if there is one. What was answered stays answered.
  @Override
  public synchronized void close() {
    closed = true;
    EngineSession open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }
}
