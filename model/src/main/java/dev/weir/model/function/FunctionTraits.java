package dev.weir.model.function;

import dev.weir.model.Volatility;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What is known of a function beyond its types, for one choice of parameter types: `+` of DOUBLE
/// never fails, `+` of INTEGER may overflow. Immutable; equal ones of one catalog are the same
/// object.
///
/// @param volatility how long its results stay the same
/// @param nondeterminism why another run can give another value; a function may be volatile without
///   it, such as `error`
/// @param promises what holds, in a fixed order
public record FunctionTraits(
    Volatility volatility, Optional<Nondeterminism> nondeterminism, Set<FunctionTrait> promises) {
  private static final FunctionTraits UNKNOWN =
      new FunctionTraits(Volatility.IMMUTABLE, Optional.empty(), Set.of());

  public FunctionTraits {
    Objects.requireNonNull(volatility);
    Objects.requireNonNull(nondeterminism);
    EnumSet<FunctionTrait> copy = EnumSet.noneOf(FunctionTrait.class);
    copy.addAll(promises);
    promises = Collections.unmodifiableSet(copy);
  }

  /// A deterministic function of which nothing else is known.
  public static FunctionTraits unknown() {
    return UNKNOWN;
  }

  /// Whether a promise holds.
  public boolean has(FunctionTrait promise) {
    return promises.contains(promise);
  }

  /// Whether two calls with equal arguments in one query may give different values.
  public boolean isVolatile() {
    return volatility == Volatility.VOLATILE;
  }
}
