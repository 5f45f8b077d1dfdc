package dev.weir.verify.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.function.FunctionCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The catalog and its rules equal the live engine. `-Dweir.oracle=deep` tries many more calls.
class FunctionOracleTest {
  private static final long SEED = 20_260_101;
  private static final boolean DEEP = "deep".equals(System.getProperty("weir.oracle"));

  @Test
  void committed_catalog_is_that_of_the_engine() throws SQLException, IOException {
    try (Engine engine = new Engine();
        var in =
            Objects.requireNonNull(
                FunctionCatalog.class.getResourceAsStream("duckdb-2.0.0.functions"))) {
      String committed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(new FunctionCatalogGenerator(engine.connection()).text()).isEqualTo(committed);
    }
  }

  @Test
  void committed_columns_of_table_functions_are_those_of_the_engine()
      throws SQLException, IOException {
    try (Engine engine = new Engine();
        var in =
            Objects.requireNonNull(
                FunctionCatalog.class.getResourceAsStream("duckdb-2.0.0.tables"))) {
      String committed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(new TableColumnsGenerator(engine.connection()).text()).isEqualTo(committed);
    }
  }

  @Test
  void case_set_operations_and_comparisons_have_the_types_of_the_engine()
      throws SQLException, IOException {
    try (Engine engine = new Engine()) {
      CoercionOracle oracle = new CoercionOracle(engine, new Samples(engine.connection()));
      check("CASE", oracle.commonTypes());
      check("UNION", oracle.setTypes());
      check("comparison", oracle.comparisons());
      check("COALESCE of three", oracle.triples(SEED, DEEP ? 20_000 : 2_000));
    }
  }

  @Test
  void operators_have_the_types_of_the_engine() throws SQLException, IOException {
    try (Engine engine = new Engine()) {
      OperatorOracle oracle = new OperatorOracle(engine, new Samples(engine.connection()));
      check("decimals", oracle.decimals());
      check("unary operators", oracle.unary());
      check("subscripts", oracle.subscripts());
      check("binary operators", oracle.binary(SEED, DEEP ? 1 : 12));
    }
  }

  @Test
  void every_function_has_the_types_of_the_engine() throws SQLException, IOException {
    try (Engine engine = new Engine()) {
      FunctionOracle oracle =
          new FunctionOracle(engine, new Samples(engine.connection()), SEED, DEEP ? 20 : 2);
      Tally tally = new Tally();
      for (FunctionOracle.Subject subject : oracle.subjects()) {
        oracle.check(subject, tally);
      }
      check("functions", tally);
    }
  }

  @Test
  void constants_lambdas_and_names_give_the_types_of_the_engine() throws SQLException, IOException {
    try (Engine engine = new Engine()) {
      check("cases", new FunctionCases(engine).tally());
    }
  }

  private static void check(String what, Tally tally) throws IOException {
    System.out.println(tally.summary(what));
    assertThat(new Exceptions().unexplained(tally)).as("%s, seed %d", what, SEED).isEmpty();
  }
}
