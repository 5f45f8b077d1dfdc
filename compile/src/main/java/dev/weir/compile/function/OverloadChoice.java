package dev.weir.compile.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Picks the overload whose parameters the arguments reach by the cheapest casts. Two overloads at
/// the same cost are an error of the call.
final class OverloadChoice {
  private static final int NONE = ImplicitCasts.NONE;

  private OverloadChoice() {}

  /// All overloads that share the lowest cost; empty when none fits.
  static List<Overload> cheapest(List<Overload> overloads, List<Argument> arguments) {
    int given = 0;
    while (given < arguments.size() && arguments.get(given).name().isEmpty()) {
      given++;
    }
    int lowest = Integer.MAX_VALUE;
    List<Overload> cheapest = new ArrayList<>(2);
    for (int i = 0; i < overloads.size(); i++) {
      Overload overload = overloads.get(i);
      int cost =
          given == arguments.size()
              ? byPosition(overload, arguments)
              : cost(overload, arguments, given);
      if (cost < 0 || cost > lowest) {
        continue;
      }
      if (cost < lowest) {
        lowest = cost;
        cheapest.clear();
      }
      cheapest.add(overload);
    }
    return cheapest;
  }

  private static int byPosition(Overload overload, List<Argument> arguments) {
    int given = arguments.size();
    if (overload.required() > given || given > overload.positions() && overload.rest().isEmpty()) {
      return NONE;
    }
    if (!isComplete(overload, arguments, given)) {
      return NONE;
    }
    int cost = 0;
    boolean parameter = false;
    for (int i = 0; i < given; i++) {
      int one = Matching.cost(arguments.get(i), overload.typeAt(i));
      if (one < 0) {
        return NONE;
      }
      cost += one;
      parameter |= arguments.get(i).isParameter();
    }
    return parameter ? 0 : cost;
  }

  private static int cost(Overload overload, List<Argument> arguments, int given) {
    if (given > overload.positions() && overload.rest().isEmpty()
        || !isComplete(overload, arguments, given)) {
      return NONE;
    }
    int cost = 0;
    boolean parameter = false;
    for (int i = 0; i < arguments.size(); i++) {
      Pattern pattern = pattern(overload, arguments, i, given);
      int one = pattern == null ? NONE : Matching.cost(arguments.get(i), pattern);
      if (one < 0) {
        return NONE;
      }
      cost += one;
      parameter |= arguments.get(i).isParameter();
    }
    return parameter ? 0 : cost;
  }

  /// The pattern that an argument meets; null when there is no place for it.
  private static @Nullable Pattern pattern(
      Overload overload, List<Argument> arguments, int index, int given) {
    Optional<String> name = arguments.get(index).name();
    if (name.isEmpty()) {
      return index > given ? null : overload.typeAt(index);
    }
    int parameter = overload.indexOf(name.get());
    if (parameter < 0) {
      return overload.options().orElse(null);
    }
    return parameter < given ? null : overload.parameters().get(parameter).type();
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
