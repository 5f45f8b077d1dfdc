package dev.weir.compile.function;

import java.util.List;
import java.util.Optional;

/// One signature of a function.
///
/// @param rest the type of further arguments by position, where there may be any number
/// @param options the type of arguments with free names, where there may be any number
/// @param positions how many arguments by position the parameters can take
/// @param required how many parameters have no default
record Overload(
    List<Parameter> parameters,
    Optional<Pattern> rest,
    Optional<Pattern> options,
    Pattern result,
    int positions,
    int required) {

  /// How a call may pass an argument.
  enum Passing {
    ANY_WAY,
    BY_POSITION,
    BY_NAME
  }

  record Parameter(String name, Pattern type, Passing passing, Optional<String> standard) {}

  Overload {
    parameters = List.copyOf(parameters);
  }

  static Overload of(
      List<Parameter> parameters,
      Optional<Pattern> rest,
      Optional<Pattern> options,
      Pattern result) {
    int positions = 0;
    int required = 0;
    for (Parameter parameter : parameters) {
      positions += parameter.passing == Passing.BY_NAME ? 0 : 1;
      required += parameter.standard.isPresent() ? 0 : 1;
    }
    return new Overload(parameters, rest, options, result, positions, required);
  }

  /// The parameter that an argument of that name fills, or -1.
  int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (parameter.passing != Passing.BY_POSITION && parameter.name.equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /// The type of the argument at a position; only for positions that the signature has.
  Pattern typeAt(int position) {
    return position < positions ? parameters.get(position).type : rest.orElseThrow();
  }

  /// The signature as an error shows it.
  String text(String function) {
    StringBuilder text = new StringBuilder(function).append('(');
    String comma = "";
    for (Parameter parameter : parameters) {
      text.append(comma).append(parameter.name).append(' ').append(parameter.type.text());
      parameter.standard.ifPresent(s -> text.append(" := ").append(s));
      comma = ", ";
    }
    if (rest.isPresent()) {
      text.append(comma).append(rest.get().text()).append("…");
      comma = ", ";
    }
    if (options.isPresent()) {
      text.append(comma).append("name := ").append(options.get().text()).append("…");
    }
    return text.append(") -> ").append(result.text()).toString();
  }
}
