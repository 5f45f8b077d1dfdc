package dev.weir.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// What a writer knows about the values of one column, or of one part of a nested column, in one
/// file.
///
/// @param path the column, then the parts of nested types: `methods`, `element`, `name`; the parts
///   of a list are called `element`, of a map `key` and `value`
/// @param min a lower bound of the values that are not null; empty when unknown or all are null
/// @param max an upper bound likewise; NaN counts in neither
/// @param nulls how many values are null
public record ColumnStatistics(
    List<String> path, Optional<Bound> min, Optional<Bound> max, OptionalLong nulls) {
  public ColumnStatistics {
    path = List.copyOf(path);
    Objects.requireNonNull(min);
    Objects.requireNonNull(max);
    Objects.requireNonNull(nulls);
  }

  /// The path joined by dots, for people.
  public String text() {
    return String.join(".", path);
  }

  /// A bound as the engine prints the value.
  public record Bound(String text, Exactness exactness) {
    public Bound {
      Objects.requireNonNull(text);
      Objects.requireNonNull(exactness);
    }
  }

  /// Whether a bound is a value that occurs.
  public enum Exactness {
    /// It occurs.
    EXACT,
    /// It may have been cut short: all values lie within, the bound itself need not occur.
    WIDENED
  }
}
