package dev.weir.compile.function;

import java.util.ArrayList;
import java.util.List;

/// Picks the overload whose parameters the arguments reach by the cheapest casts. Two overloads at
/// the same cost are an error of the call.
final class OverloadChoice {
  private static final int NONE = ImplicitCasts.NONE;

  private OverloadChoice() {}

  /// All overloads that share the lowest cost; empty when none fits.
  static List<Overload> cheapest(List<Overload> overloads, List<Argument> arguments) {
    long lowest = Long.MAX_VALUE;
    Overload only = null;
    List<Overload> ties = null;
    for (Overload overload : overloads) {
      long cost = cost(overload, arguments);
      if (cost < 0 || cost > lowest) {
        continue;
      }
      if (cost < lowest) {
        lowest = cost;
        only = overload;
        ties = null;
      } else {
        if (ties == null && only != null) {
          ties = new ArrayList<>(List.of(only));
        }
        if (ties != null) {
          ties.add(overload);
        }
      }
    }
    return ties != null ? ties : only == null ? List.of() : List.of(only);
  }

  static long cost(Overload overload, List<Argument> arguments) {
    int positions = overload.positions();
    int given = 0;
    while (given < arguments.size() && arguments.get(given).name().isEmpty()) {
      given++;
    }
    if (given > positions && overload.rest().isEmpty() || !isComplete(overload, arguments, given)) {
      return NONE;
    }
    long cost = 0;
    boolean parameter = false;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      parameter |= argument.isParameter();
      int one;
      if (argument.name().isEmpty()) {
        if (i > given) {
          return NONE;
        }
        one = Matching.cost(argument, overload.typeAt(i));
      } else {
        int index = overload.indexOf(argument.name().get());
        if (index < 0 && overload.options().isEmpty() || index >= 0 && index < given) {
          return NONE;
        }
        one =
            Matching.cost(
                argument,
                index < 0
                    ? overload.options().orElseThrow()
                    : overload.parameters().get(index).type());
      }
      if (one < 0) {
        return NONE;
      }
      cost += one;
    }
    return parameter ? 0 : cost;
  }

  private static boolean isComplete(Overload overload, List<Argument> arguments, int given) {
    List<Overload.Parameter> parameters = overload.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Overload.Parameter parameter = parameters.get(i);
      if (parameter.standard().isPresent()
          || i < given && parameter.passing() != Overload.Passing.BY_NAME) {
        continue;
      }
      if (!isNamed(overload, arguments, given, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamed(
      Overload overload, List<Argument> arguments, int given, int parameter) {
    for (int i = given; i < arguments.size(); i++) {
      if (arguments.get(i).name().isPresent()
          && overload.indexOf(arguments.get(i).name().get()) == parameter) {
        return true;
      }
    }
    return false;
  }
}
