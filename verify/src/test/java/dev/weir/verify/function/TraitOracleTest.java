package dev.weir.verify.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.FunctionTrait;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The trait table beside the engine: each promise that it makes of a function is tried out.
class TraitOracleTest {
  /// Values of a size that a number says, or calls that wait, are not made from large numbers.
  private static final String COSTLY = "repeat|[lr]pad|range|generate_series|sleep_ms|.*_resize";

  private final FunctionCatalog catalog = FunctionCatalog.duckdb();

  private static List<TraitCalls> calls(Engine engine) throws SQLException {
    FunctionOracle functions = new FunctionOracle(engine, new Samples(engine.connection()), 1, 1);
    return TraitCalls.all(FunctionCatalog.duckdb(), functions);
  }

  @Test
  void every_promise_of_a_scalar_function_is_kept() throws SQLException {
    try (Engine engine = new Engine()) {
      ScalarTraitOracle oracle = new ScalarTraitOracle(engine.connection());
      List<String> broken = new ArrayList<>();
      int tried = 0;
      for (TraitCalls call : calls(engine)) {
        if (call.kind() != FunctionKind.SCALAR || call.name().matches(COSTLY)) {
          continue;
        }
        for (FunctionTrait promise : call.traits().promises()) {
          tried++;
          oracle
              .refutation(call, promise)
              .ifPresent(why -> broken.add(call + " " + word(promise) + ": " + why));
        }
      }
      System.out.println(tried + " promises of scalar functions tried");
      assertThat(broken).isEmpty();
      assertThat(tried).isGreaterThan(400);
    }
  }

  @Test
  void every_promise_of_an_aggregate_or_a_window_function_is_kept() throws SQLException {
    try (Engine engine = new Engine()) {
      AggregateTraitOracle oracle = new AggregateTraitOracle(engine.connection());
      List<String> broken = new ArrayList<>();
      int tried = 0;
      for (TraitCalls call : calls(engine)) {
        if (call.kind() == FunctionKind.SCALAR) {
          continue;
        }
        for (FunctionTrait promise : call.traits().promises()) {
          if (call.kind() == FunctionKind.WINDOW && promise == FunctionTrait.GIVES_ROW_VALUE) {
            continue;
          }
          tried++;
          oracle
              .refutation(call, promise)
              .ifPresent(why -> broken.add(call + " " + word(promise) + ": " + why));
        }
      }
      System.out.println(tried + " promises of aggregates and windows tried");
      assertThat(broken).isEmpty();
      assertThat(tried).isGreaterThan(200);
    }
  }

  @Test
  void functions_under_one_canonical_name_give_the_same() throws SQLException {
    try (Engine engine = new Engine()) {
      ScalarTraitOracle scalars = new ScalarTraitOracle(engine.connection());
      AggregateTraitOracle aggregates = new AggregateTraitOracle(engine.connection());
      List<String> broken = new ArrayList<>();
      int tried = 0;
      for (TraitCalls call : calls(engine)) {
        String canonical = catalog.canonicalName(call.name());
        if (canonical.equals(call.name())
            || call.name().matches(COSTLY)
            || call.traits().nondeterminism().isPresent()) {
          continue;
        }
        tried++;
        Optional<String> difference =
            call.kind() == FunctionKind.SCALAR
                ? scalars.difference(call, canonical)
                : aggregates.difference(call, canonical);
        difference.ifPresent(why -> broken.add(call + " is not " + canonical + ": " + why));
      }
      System.out.println(tried + " calls under another name tried");
      assertThat(broken).isEmpty();
      assertThat(tried).isGreaterThan(100);
    }
  }

  private static String word(FunctionTrait promise) {
    return promise.name().toLowerCase(Locale.ROOT);
  }
}
