package dev.weir.verify.function;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.DataType;
import dev.weir.model.WeirException;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.FunctionTraits;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A choice of parameter types of a function, and what the catalog promises of it.
///
/// @param kind where it may stand
/// @param types what stands for each parameter
record TraitCalls(
    String name, FunctionKind kind, List<DataType> types, DataType result, FunctionTraits traits) {

  /// Every function in an expression with every choice of types that there are values for.
  static List<TraitCalls> all(FunctionCatalog catalog, FunctionOracle oracle) throws SQLException {
    List<TraitCalls> all = new ArrayList<>();
    for (FunctionOracle.Subject subject : oracle.subjects()) {
      Set<List<String>> seen = new LinkedHashSet<>();
      for (List<String> overload : subject.overloads()) {
        List<Optional<String>> types = overload.stream().map(TraitValues::concrete).toList();
        if (types.stream().allMatch(Optional::isPresent)) {
          List<String> present = types.stream().map(Optional::orElseThrow).toList();
          if (seen.add(present)) {
            of(catalog, subject.name(), present).ifPresent(all::add);
          }
        }
      }
    }
    return all;
  }

  private static Optional<TraitCalls> of(FunctionCatalog catalog, String name, List<String> types) {
    List<DataType> parsed = types.stream().map(DataType::parse).toList();
    try {
      var resolved = catalog.resolve(name, parsed.stream().map(Argument::of).toList());
      return Optional.of(
          new TraitCalls(
              name,
              resolved.kind(),
              resolved.parameterTypes(),
              resolved.type(),
              resolved.traits()));
    } catch (WeirException e) {
      return Optional.empty();
    }
  }

  /// The call as SQL over one column per parameter.
  String sql(List<String> columns) {
    return '"' + name.replace("\"", "\"\"") + "\"(" + String.join(", ", columns) + ")";
  }

  @Override
  public String toString() {
    return name + types.stream().map(DataType::text).toList();
  }
}
