package dev.weir.compile.rewrite;

import java.util.List;
import java.util.stream.Stream;

/// What rules may be told. Immutable.
///
/// @param form what conditions are brought to by `normalize`
/// @param distanceLimit the largest cost that `normalize` may have, in operands
/// @param extras rewrites of `simplify` that are done on demand only; in the order of the enum
public record RewriteOptions(Form form, long distanceLimit, List<Extra> extras) {
  /// The limit unless another is asked for.
  public static final long DEFAULT_DISTANCE_LIMIT = 128;

  private static final RewriteOptions PLAIN =
      new RewriteOptions(Form.CONJUNCTIVE, DEFAULT_DISTANCE_LIMIT, List.of());

  public RewriteOptions {
    if (distanceLimit < 0) {
      throw new IllegalArgumentException("the distance limit is negative: " + distanceLimit);
    }
    List<Extra> wanted = List.copyOf(extras);
    extras = Stream.of(Extra.values()).filter(wanted::contains).toList();
  }

  /// Conjunctive form within the default limit, no extras.
  public static RewriteOptions plain() {
    return PLAIN;
  }

  /// A normal form of conditions.
  public enum Form {
    /// An AND of ORs.
    CONJUNCTIVE,
    /// An OR of ANDs.
    DISJUNCTIVE
  }

  /// A rewrite that is done on demand only.
  public enum Extra {
    /// `a = 5 AND b = a` becomes `a = 5 AND b = 5`.
    CONSTANT_PROPAGATION,
    /// `coalesce(a, 1) = 2` becomes `a = 2 AND a IS NOT NULL OR a IS NULL AND 1 = 2`.
    COALESCE_SIMPLIFICATION
  }

  /// Whether an extra was asked for.
  public boolean does(Extra extra) {
    return extras.contains(extra);
  }
}
