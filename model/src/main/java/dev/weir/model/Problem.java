package dev.weir.model;

import java.util.Objects;
import java.util.Optional;

/// One thing that is wrong: a code, a message that says what failed, why and what to do, and the
/// place in a text where there is one.
public record Problem(ErrorCode code, String message, Optional<SourcePlace> place) {
  private static final int LONGEST = 4_000;

  public Problem {
    Objects.requireNonNull(code);
    Objects.requireNonNull(place);
    message = shortened(message);
  }

  /// Messages quote input, which may be a megabyte of one name.
  private static String shortened(String message) {
    return message.length() <= LONGEST
        ? message
        : message.substring(0, LONGEST / 2)
            + " … "
            + message.substring(message.length() - LONGEST / 2);
  }

  /// A problem without a place.
  public static Problem of(ErrorCode code, String message) {
    return new Problem(code, message, Optional.empty());
  }

  /// A problem at a place.
  public static Problem at(ErrorCode code, String message, SourcePlace place) {
    return new Problem(code, message, Optional.of(place));
  }

  /// The problem as people read it: `place: message`, then the excerpt with its caret.
  public String text() {
    return place.map(p -> p.label() + ": " + message + "\n" + p.excerpt()).orElse(message);
  }
}
