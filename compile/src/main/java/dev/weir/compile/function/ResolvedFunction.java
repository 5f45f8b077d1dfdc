package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.Volatility;
import java.util.List;
import java.util.Objects;

/// The overload that a call means.
///
/// @param name the function's name as the catalog has it
/// @param type the type of the result
/// @param parameterTypes what each argument is cast to, in the order of the arguments; the
///   argument's own type where it is taken as it is
public record ResolvedFunction(
    String name,
    FunctionKind kind,
    DataType type,
    Volatility volatility,
    List<DataType> parameterTypes) {
  public ResolvedFunction {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(type);
    Objects.requireNonNull(volatility);
    parameterTypes = List.copyOf(parameterTypes);
  }
}
