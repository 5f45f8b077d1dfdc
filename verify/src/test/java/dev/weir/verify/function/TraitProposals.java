package dev.weir.verify.function;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.FunctionTrait;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Prints which promises the engine keeps for all parameter types of a function, as far as values
/// go: what a curator of the trait table may want to look at. Values prove nothing: a promise is
/// put into the table when its reason is known.
final class TraitProposals {
  private TraitProposals() {}

  public static void main(String[] arguments) throws SQLException {
    try (Engine engine = new Engine()) {
      FunctionOracle functions = new FunctionOracle(engine, new Samples(engine.connection()), 1, 1);
      ScalarTraitOracle oracle = new ScalarTraitOracle(engine.connection());
      Map<String, List<TraitCalls>> byName = new LinkedHashMap<>();
      TraitCalls.all(FunctionCatalog.duckdb(), functions).stream()
          .filter(
              c -> c.kind() == FunctionKind.SCALAR && !c.types().isEmpty() && !isCostly(c.name()))
          .forEach(c -> byName.computeIfAbsent(c.name(), _ -> new ArrayList<>()).add(c));
      byName.forEach((name, calls) -> {
        StringBuilder line = new StringBuilder(name);
        for (FunctionTrait promise :
            List.of(
                FunctionTrait.NULL_FOR_ANY_NULL,
                FunctionTrait.PRESENT_FOR_ALL_PRESENT,
                FunctionTrait.TOTAL,
                FunctionTrait.COMMUTATIVE)) {
          long kept = calls.stream().filter(c -> oracle.refutation(c, promise).isEmpty()).count();
          if (kept > 0) {
            line.append('\t')
                .append(promise)
                .append(kept == calls.size() ? "" : "?" + kept + "/" + calls.size());
          }
        }
        System.out.println(line);
        System.out.flush();
      });
    }
  }

  /// Functions that make values as long as a number says, or wait.
  private static boolean isCostly(String name) {
    return name.matches(
        "(list|array)_resize|bitstring|repeat|[lr]pad|range|generate_series|sleep_ms|bar|write_log|error");
  }
}
