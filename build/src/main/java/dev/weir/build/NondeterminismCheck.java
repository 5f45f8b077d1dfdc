package dev.weir.build;

import dev.weir.compile.analyze.NondeterministicCall;
import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.model.function.Nondeterminism;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Refuses products that call functions whose values another run would not give again, unless they
/// state what is to be done about it.
final class NondeterminismCheck {
  private NondeterminismCheck() {}

  /// @throws WeirException with `NONDETERMINISTIC`: a problem for each call, at its place
  static void require(Product product, List<NondeterministicCall> calls) {
    Problems problems = new Problems();
    for (NondeterministicCall call : calls) {
      problem(product, call)
          .ifPresent(message ->
              problems.add(
                  Problem.at(
                      ErrorCode.NONDETERMINISTIC, message, call.place().orElse(product.place()))));
    }
    problems.throwAny();
  }

  /// The functions by name, and why: `now (clock), random (random)`.
  static String names(List<NondeterministicCall> calls) {
    return calls.stream()
        .map(call -> call.function() + " (" + word(call.kind()) + ")")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> problem(Product product, NondeterministicCall call) {
    String what =
        "the product '%s' calls %s, which %s"
            .formatted(product.name(), call.function(), reason(call.kind()));
    return switch (product.nondeterminism()) {
      case ALWAYS -> Optional.empty();
      case FREEZE ->
          isFreezable(call.kind())
              ? Optional.empty()
              : Optional.of(
                  what
                      + "; 'nondeterminism: freeze' keeps values of clock and session alone; remove"
                      + " the call, or state 'nondeterminism: always' to build the product each"
                      + " time");
      case REFUSE ->
          Optional.of(
              what
                  + ", so that another build would give something else; remove the call, or state"
                  + " in the header of the product "
                  + (isFreezable(call.kind())
                      ? "'nondeterminism: freeze' (its value stays until something else changes) or"
                          + " 'nondeterminism: always' (it is built each time)"
                      : "'nondeterminism: always' (it is built each time)"));
    };
  }

  private static boolean isFreezable(Nondeterminism kind) {
    return switch (kind) {
      case CLOCK, SESSION -> true;
      case RANDOM, SEQUENCE -> false;
    };
  }

  private static String word(Nondeterminism kind) {
    return switch (kind) {
      case CLOCK -> "clock";
      case RANDOM -> "random";
      case SESSION -> "session";
      case SEQUENCE -> "sequence";
    };
  }

  private static String reason(Nondeterminism kind) {
    return switch (kind) {
      case CLOCK -> "reads the clock";
      case RANDOM -> "draws random values";
      case SESSION -> "reads the state of a session or of the engine";
      case SEQUENCE -> "reads a sequence";
    };
  }
}
