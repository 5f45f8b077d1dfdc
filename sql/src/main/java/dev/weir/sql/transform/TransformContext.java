package dev.weir.sql.transform;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a transform knows beside the tree: the other dialect, the text that spans point into, and
/// where to report what cannot be said.
public final class TransformContext {
  private final Dialect dialect;
  private final String file;
  private final Optional<String> text;
  private final List<Problem> unsupported = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private int names;

  /// For a tree whose spans point into a text.
  public TransformContext(Dialect dialect, String file, String text) {
    this(dialect, file, Optional.of(text));
  }

  /// For a tree that came from no text, or from another than is at hand.
  public TransformContext(Dialect dialect) {
    this(dialect, "<sql>", Optional.empty());
  }

  private TransformContext(Dialect dialect, String file, Optional<String> text) {
    this.dialect = dialect;
    this.file = file;
    this.text = text;
  }

  /// The dialect that is read or written.
  public Dialect dialect() {
    return dialect;
  }

  /// Something that the dialect cannot say: what it is and what to do.
  void unsupported(String what, Span span) {
    unsupported.add(problem(dialect.name() + " has no " + what, span));
  }

  /// Something that may mean something else in the dialect.
  void doubt(String what, Span span) {
    warnings.add(problem(what, span));
  }

  private Problem problem(String message, Span span) {
    if (span.start() < 0 || text.isEmpty()) {
      return Problem.of(ErrorCode.UNSUPPORTED, message);
    }
    return Problem.at(
        ErrorCode.UNSUPPORTED, message, SourcePlace.of(file, text.get(), span.start()));
  }

  /// A name that no query of people has.
  String freshName(String stem) {
    names++;
    return "_" + stem + (names == 1 ? "" : "_" + names);
  }

  /// What could not be said, in the order found.
  public List<Problem> unsupported() {
    return List.copyOf(unsupported);
  }

  /// What may mean something else.
  public List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  /// Throws all that could not be said at once.
  void check() {
    if (!unsupported.isEmpty()) {
      throw new WeirException(unsupported);
    }
  }
}
