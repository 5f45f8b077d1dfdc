package dev.weir.compile.function;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.List;
import java.util.stream.Collectors;

/// Calls and overloads as errors show them.
final class Signatures {
  private static final int MOST_SHOWN = 20;

  private Signatures() {}

  static String call(String name, List<Argument> arguments) {
    return arguments.stream()
        .map(Signatures::argument)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String argument(Argument argument) {
    String type =
        switch (argument.literal()) {
          case Literal.Lambda _ -> "LAMBDA";
          case Literal.Parameter _ -> "?";
          case Literal.Null _ when argument.type().text().equals("\"NULL\"") -> "NULL";
          case Literal.Unknown _, Literal.Null _, Literal.Text _, Literal.Whole _ ->
              argument.type().text();
          case Literal.Constant _, Literal.Many _ -> argument.type().text();
        };
    return argument.name().map(n -> n + " := " + type).orElse(type);
  }

  static WeirException noneFits(Function function, List<Argument> arguments) {
    String operator = operator(function.name());
    if (!operator.isEmpty()) {
      return new WeirException(
          ErrorCode.WRONG_ARGUMENTS,
          operator
              + " does not go with "
              + arguments.stream().map(Signatures::argument).collect(Collectors.joining(" and "))
              + "; cast one to a type that it takes");
    }
    return wrong(
        "no overload of " + function.name() + " takes " + call(function.name(), arguments),
        function,
        function.overloads());
  }

  /// The operator as it is written; nothing for a function with a name.
  private static String operator(String name) {
    return switch (name) {
      case "~~" -> "LIKE";
      case "!~~" -> "NOT LIKE";
      case "~~*" -> "ILIKE";
      case "!~~*" -> "NOT ILIKE";
      case "~~~" -> "GLOB";
      default -> Character.isLetter(name.charAt(0)) || name.charAt(0) == '_' ? "" : name;
    };
  }

  static WeirException manyFit(Function function, List<Overload> ties, List<Argument> arguments) {
    return wrong(
        call(function.name(), arguments) + " could mean several overloads; add casts to choose one",
        function,
        ties);
  }

  private static WeirException wrong(String what, Function function, List<Overload> overloads) {
    String candidates =
        overloads.stream()
            .limit(MOST_SHOWN)
            .map(o -> "\n  " + o.text(function.name()))
            .collect(Collectors.joining());
    int more = overloads.size() - MOST_SHOWN;
    return new WeirException(
        ErrorCode.WRONG_ARGUMENTS,
        what + "; candidates:" + candidates + (more > 0 ? "\n  and " + more + " more" : ""));
  }
}
