package dev.weir.run;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// What a writer knows about the values of one leaf column in one file.
///
/// @param path the column, then the parts of nested types, unquoted and joined by dots:
///     `methods.element.name`
/// @param min a lower bound of the values that are not null; empty when unknown or all are null
/// @param max an upper bound likewise; NaN counts in neither
/// @param nulls how many values are null
public record ColumnStatistics(
    String path, Optional<Bound> min, Optional<Bound> max, OptionalLong nulls) {
  public ColumnStatistics {
    Objects.requireNonNull(path);
    Objects.requireNonNull(min);
    Objects.requireNonNull(max);
    Objects.requireNonNull(nulls);
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
