package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.ListType;
import dev.weir.model.ScalarType;
import java.util.List;

/// What lambdas take: the parameters of the lambda of `list_transform`, `list_filter`,
/// `list_reduce` and `invoke`.
final class LambdaRules {
  private LambdaRules() {}

  static List<DataType> parameterTypes(Function function, List<Argument> others, int arity) {
    if (function.ruleName().equals("invoke")) {
      return others.size() == arity ? others.stream().map(Argument::type).toList() : List.of();
    }
    if (others.isEmpty()) {
      return List.of();
    }
    DataType element = element(others.getFirst().type());
    return switch (function.ruleName()) {
      case "list_transform", "list_filter" ->
          arity == 1
              ? List.of(element)
              : arity == 2 ? List.of(element, ScalarType.BIGINT) : List.of();
      case "list_reduce" -> {
        DataType first = others.size() > 1 ? others.get(1).type() : element;
        yield arity == 2
            ? List.of(first, element)
            : arity == 3 ? List.of(first, element, ScalarType.BIGINT) : List.of();
      }
      default -> List.of();
    };
  }

  private static DataType element(DataType list) {
    return switch (list) {
      case ListType type -> type.element();
      case ArrayType type -> type.element();
      default -> ScalarType.NULL;
    };
  }
}
