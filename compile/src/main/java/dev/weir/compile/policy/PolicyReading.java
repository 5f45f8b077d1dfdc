package dev.weir.compile.policy;

import dev.weir.model.PlacedJson;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a text in the form `weir.policy/1` says, as far as it can be read. Immutable.
///
/// @param policy with what is wrong in the text as in the standard policy; empty when not even the
///   dialect of queries is known
/// @param problems everything that is wrong, each with its place, in the order of the text
public record PolicyReading(Optional<SqlPolicy> policy, List<Problem> problems) {
  private static final Comparator<Problem> IN_THE_TEXT =
      Comparator.<Problem>comparingInt(p -> p.place().map(SourcePlace::line).orElse(0))
          .thenComparingInt(p -> p.place().map(SourcePlace::column).orElse(0));

  public PolicyReading {
    Objects.requireNonNull(policy);
    problems = problems.stream().sorted(IN_THE_TEXT).toList();
  }

  /// Reads a text.
  ///
  /// @param file what messages call it
  public static PolicyReading of(String file, String text) {
    try {
      return PolicyJson.read(PlacedJson.read(file, text));
    } catch (WeirException e) {
      return new PolicyReading(Optional.empty(), e.problems());
    }
  }

  /// The policy.
  ///
  /// @throws WeirException with every problem, when there is one
  public SqlPolicy sound() {
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
    return policy.orElseThrow();
  }
}
