package dev.weir.compile.function;

import dev.weir.model.function.FunctionKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A function that is defined as SQL over its parameters.
///
/// @param body an expression, or a query when [#kind()] is `TABLE_MACRO`
public record Macro(String name, FunctionKind kind, List<Parameter> parameters, String body) {
  public Macro {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    parameters = List.copyOf(parameters);
    Objects.requireNonNull(body);
  }

  /// A parameter: its name, and the SQL text of its default where it may be left out.
  public record Parameter(String name, Optional<String> standard) {
    public Parameter {
      Objects.requireNonNull(name);
      Objects.requireNonNull(standard);
    }
  }
}
