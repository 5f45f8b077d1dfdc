package dev.weir.compile.bind;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.Namespace;
import dev.weir.compile.function.TypeOracle;
import dev.weir.compile.limits.Limits;
import dev.weir.model.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a caller may set for binding.
///
/// @param parameters the types of parameters by name (`1` for the first `?` or `$1`); one that is
///   not here takes its type from where it stands, or is an error
/// @param guard asked once for every base table that is resolved
/// @param oracle asked for types that only an engine knows; without one they are errors
/// @param outside whether a query may read what is no table of the catalog: files, and the engine's
///   tables about itself
/// @param namespace where names of tables are looked up; without one as the compiler's policy says
/// @param limits how large a query may be
public record BindOptions(
    Map<String, DataType> parameters,
    TableGuard guard,
    Optional<TypeOracle> oracle,
    Outside outside,
    Optional<Namespace> namespace,
    Limits limits) {
  /// Whether table functions may read files and tell about the engine.
  public enum Outside {
    REFUSED,
    READ
  }

  public BindOptions {
    parameters = Map.copyOf(new LinkedHashMap<>(parameters));
  }

  /// No parameters, no veto, no engine, nothing from outside.
  public static BindOptions plain() {
    return new BindOptions(
        Map.of(),
        table -> Optional.empty(),
        Optional.empty(),
        Outside.REFUSED,
        Optional.empty(),
        Limits.standard());
  }

  /// The same with types of parameters.
  public BindOptions withParameters(Map<String, DataType> types) {
    return new BindOptions(types, guard, oracle, outside, namespace, limits);
  }

  /// The same with a guard over tables.
  public BindOptions withGuard(TableGuard other) {
    return new BindOptions(parameters, other, oracle, outside, namespace, limits);
  }

  /// The same with someone to ask for types.
  public BindOptions withOracle(TypeOracle other) {
    return new BindOptions(parameters, guard, Optional.of(other), outside, namespace, limits);
  }

  /// The same, and files and the engine's own tables may be read.
  public BindOptions readingOutside() {
    return new BindOptions(parameters, guard, oracle, Outside.READ, namespace, limits);
  }

  /// The same, and names of tables are looked up there.
  public BindOptions in(Namespace other) {
    return new BindOptions(parameters, guard, oracle, outside, Optional.of(other), limits);
  }

  /// The same within other limits.
  public BindOptions within(Limits other) {
    return new BindOptions(parameters, guard, oracle, outside, namespace, other);
  }

  /// Sees every resolved base table and may refuse it.
  @FunctionalInterface
  public interface TableGuard {
    /// The reason for a veto, or nothing to let the table pass.
    Optional<String> veto(Catalog.Table table);
  }
}
