package dev.weir.compile.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ScalarType;
import dev.weir.model.Volatility;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.function.Nondeterminism;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionTraitsTest {
  /// Volatile to the engine, because they must not be moved, and yet without another value.
  private static final List<String> EFFECTS = List.of("error", "sleep_ms", "write_log");

  private final FunctionCatalog catalog = FunctionCatalog.duckdb();

  private FunctionTraits traits(String name) {
    return catalog.traits(name, List.of(), ScalarType.NULL);
  }

  @Test
  void whatTheEngineCallsUnsteadyHasAReasonOrIsAnEffect() {
    assertThat(
            catalog.names().stream()
                .filter(n -> traits(n).volatility() != Volatility.IMMUTABLE)
                .filter(n -> traits(n).nondeterminism().isEmpty()))
        .containsExactlyElementsOf(EFFECTS);
  }

  @Test
  void anAliasHasTheTraitsOfWhatItStandsFor() {
    assertThat(traits("now").nondeterminism()).contains(Nondeterminism.CLOCK);
    assertThat(traits("Gen_Random_UUID").nondeterminism()).contains(Nondeterminism.RANDOM);
  }

  @Test
  void equalTraitsAreOneObject() {
    assertThat(traits("uuid")).isSameAs(traits("random"));
  }

  @Test
  void everyNameOfTheTableIsAFunction() {
    assertThat(TraitTable.load("duckdb-2.0.0.traits").names())
        .allSatisfy(name -> {
          boolean table = name.startsWith("table ");
          assertThat(table ? catalog.tableKind(name.substring(6)) : catalog.kind(name))
              .as(name)
              .isNotEqualTo(Optional.empty());
        });
  }

  @Test
  void aWordThatTheTableDoesNotKnowIsAnError() {
    byte[] text = "weir.traits/1 x\nlower\ttotel\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> TraitTable.parse(text))
        .hasMessageContaining("the table of function traits is wrong at 'lower\ttotel'")
        .hasMessageContaining("there is no trait totel");
  }
}
