package dev.weir.model.function;

import dev.weir.model.DataType;
import dev.weir.model.Volatility;
import java.util.List;
import java.util.Objects;

/// The overload that a call means, as the catalog of functions has it. Immutable.
///
/// @param name the function's name as the catalog has it, operators under their symbol
/// @param kind where its calls stand
/// @param parameterTypes what each argument is converted to, in the order of the arguments; the
///   argument's own type where it is taken as it is
/// @param type the type of the result; NULL for a function of FROM, whose columns say what it gives
/// @param traits what is known of the overload beyond its types
public record ResolvedFunction(
    String name,
    FunctionKind kind,
    List<DataType> parameterTypes,
    DataType type,
    FunctionTraits traits) {
  public ResolvedFunction {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(type);
    Objects.requireNonNull(traits);
    parameterTypes = List.copyOf(parameterTypes);
    if (kind == FunctionKind.MACRO || kind == FunctionKind.TABLE_MACRO) {
      throw new IllegalArgumentException(name + " is a macro: a call of it is its body");
    }
  }

  /// How long results stay the same.
  public Volatility volatility() {
    return traits.volatility();
  }

  /// Of the name and the type alone: they decide nearly always, and traits have no stable hash.
  @Override
  public int hashCode() {
    return 31 * name.hashCode() + type.hashCode();
  }
}
