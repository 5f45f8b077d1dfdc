package dev.weir.compile.analyze;

import dev.weir.model.SourcePlace;
import dev.weir.model.function.Nondeterminism;
import java.util.Objects;
import java.util.Optional;

/// A part of a query that can give something else in another run over the same data.
///
/// @param function the function's name as the catalog has it, or `TABLESAMPLE`
/// @param kind why
/// @param place the call; a call inside a macro has the place of the macro's call
public record NondeterministicCall(
    String function, Nondeterminism kind, Optional<SourcePlace> place) {
  public NondeterministicCall {
    Objects.requireNonNull(function);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(place);
  }
}
