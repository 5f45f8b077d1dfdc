package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.Volatility;
import dev.weir.model.function.FunctionTraits;
import java.util.List;
import java.util.Objects;

/// The overload that a call means.
///
/// @param name the function's name as the catalog has it
/// @param type the type of the result
/// @param parameterTypes what each argument is cast to, in the order of the arguments; the
///   argument's own type where it is taken as it is
/// @param traits what is known of the overload beyond its types
public record ResolvedFunction(
    String name,
    FunctionKind kind,
    DataType type,
    Volatility volatility,
    List<DataType> parameterTypes,
    FunctionTraits traits) {
  public ResolvedFunction {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(type);
    Objects.requireNonNull(volatility);
    Objects.requireNonNull(traits);
    parameterTypes = List.copyOf(parameterTypes);
  }
}
