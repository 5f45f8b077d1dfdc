package dev.weir.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one unchecked root of Weir's errors. It carries every problem that was found, never only the
/// first. Callers branch on [#code()], people read the message.
public class WeirException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /// One or more problems, in the order in which they should be read.
  public WeirException(List<Problem> problems) {
    this(problems, null);
  }

  /// One or more problems with the failure behind them.
  public WeirException(List<Problem> problems, @Nullable Throwable cause) {
    super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")), cause);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an error needs at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  /// A single problem without a place.
  public WeirException(ErrorCode code, String message) {
    this(List.of(Problem.of(code, message)));
  }

  /// A single problem without a place, with the failure behind it.
  public WeirException(ErrorCode code, String message, Throwable cause) {
    this(List.of(Problem.of(code, message)), cause);
  }

  /// All problems; never empty.
  public List<Problem> problems() {
    return problems;
  }

  /// The code of the first problem.
  public ErrorCode code() {
    return problems.getFirst().code();
  }
}
