package dev.weir.compile.bind;

import dev.weir.compile.catalog.Catalog;
import dev.weir.model.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a caller may set for binding.
///
/// @param parameters the types of parameters by name (`1` for the first `?` or `$1`); a parameter
///   that is not here is an error
/// @param guard asked once for every base table that is resolved
public record BindOptions(Map<String, DataType> parameters, TableGuard guard) {
  public BindOptions {
    parameters = Map.copyOf(new LinkedHashMap<>(parameters));
  }

  /// No parameters, no veto.
  public static BindOptions plain() {
    return new BindOptions(Map.of(), table -> Optional.empty());
  }

  /// Sees every resolved base table and may refuse it.
  @FunctionalInterface
  public interface TableGuard {
    /// The reason for a veto, or nothing to let the table pass.
    Optional<String> veto(Catalog.Table table);
  }
}
