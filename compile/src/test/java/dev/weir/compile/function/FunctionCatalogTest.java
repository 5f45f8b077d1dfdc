package dev.weir.compile.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Volatility;
import dev.weir.model.WeirException;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.ResolvedFunction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunctionCatalogTest {
  private final FunctionCatalog catalog = FunctionCatalog.duckdb();

  private ResolvedFunction resolve(String name, String... types) {
    return catalog.resolve(
        name, Stream.of(types).map(t -> Argument.of(DataType.parse(t))).toList());
  }

  @Test
  void names_are_found_in_any_case() {
    assertThat(catalog.exists("List_Transform")).isTrue();
    assertThat(resolve("ABS", "INTEGER").name()).isEqualTo("abs");
    assertThat(catalog.exists("no_such_function")).isFalse();
  }

  @Test
  void kind_says_where_a_function_stands() {
    assertThat(catalog.kind("abs")).contains(FunctionKind.SCALAR);
    assertThat(catalog.kind("sum")).contains(FunctionKind.AGGREGATE);
    assertThat(catalog.kind("row_number")).contains(FunctionKind.WINDOW);
    assertThat(catalog.kind("nullif")).contains(FunctionKind.MACRO);
    assertThat(catalog.kind("read_parquet")).contains(FunctionKind.TABLE);
    assertThat(catalog.kind("range")).contains(FunctionKind.SCALAR);
    assertThat(catalog.tableKind("range")).contains(FunctionKind.TABLE);
    assertThat(catalog.kind("histogram")).contains(FunctionKind.AGGREGATE);
    assertThat(catalog.tableKind("histogram")).contains(FunctionKind.TABLE_MACRO);
    assertThat(catalog.kind("no_such_function")).isEmpty();
  }

  @Test
  void every_signature_of_the_resource_is_readable() {
    assertThat(catalog.names()).hasSizeGreaterThan(900).isSorted();
    for (String name : catalog.names()) {
      if (catalog.kind(name).filter(k -> !k.isTable() && k != FunctionKind.MACRO).isPresent()) {
        assertThat(refusal(name)).as(name).doesNotContain("unreadable");
      }
      for (int arity = 0; arity < 6; arity++) {
        catalog.macro(name, arity);
        catalog.tableMacro(name, arity);
      }
    }
  }

  private String refusal(String name) {
    try {
      return catalog.resolve(name, List.of(Argument.nothing().named("zz_no"))).name();
    } catch (WeirException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void casts_go_to_the_cheapest_overload() {
    ResolvedFunction sum = resolve("+", "SMALLINT", "BIGINT");
    assertThat(sum.type().text()).isEqualTo("BIGINT");
    assertThat(sum.parameterTypes()).map(DataType::text).containsExactly("BIGINT", "BIGINT");
    assertThat(resolve("sqrt", "DECIMAL(5,2)").parameterTypes())
        .map(DataType::text)
        .containsExactly("DOUBLE");
    assertThat(resolve("sum", "INTEGER").type().text()).isEqualTo("HUGEINT");
    assertThat(resolve("*", "DECIMAL(10,2)", "INTEGER").type().text()).isEqualTo("DECIMAL(18,2)");
  }

  @Test
  void literals_adapt_and_typed_values_do_not() {
    DataType tiny = DataType.parse("TINYINT");
    assertThat(catalog.resolve("+", List.of(Argument.of(tiny), Argument.whole(1))).type())
        .isEqualTo(tiny);
    DataType date = DataType.parse("DATE");
    assertThatThrownBy(
            () -> catalog.resolve("-", List.of(Argument.of(date), Argument.text("2024-01-01"))))
        .hasMessageContaining("could mean several overloads");
    assertThat(Coercion.commonType(List.of(Argument.of(date), Argument.text("2024-01-01"))))
        .contains(date);
    assertThat(Coercion.commonType(date, DataType.parse("VARCHAR"))).isEmpty();
  }

  @Test
  void named_arguments_fill_their_parameters_in_the_order_of_the_call() {
    ResolvedFunction round =
        catalog.resolve(
            "round",
            List.of(
                Argument.whole(1).named("precision"),
                Argument.of(DataType.parse("DECIMAL(9,3)")).named("x")));
    assertThat(round.type().text()).isEqualTo("DECIMAL(9,1)");
    assertThat(round.parameterTypes())
        .map(DataType::text)
        .containsExactly("INTEGER", "DECIMAL(9,3)");
  }

  @Test
  void lambdas_take_the_element_and_its_position() {
    List<Argument> list = List.of(Argument.of(DataType.parse("VARCHAR[]")));
    assertThat(catalog.lambdaParameterTypes("list_apply", list, 2))
        .map(DataType::text)
        .containsExactly("VARCHAR", "BIGINT");
    assertThat(catalog.lambdaParameterTypes("abs", list, 1)).isEmpty();
    assertThat(
            catalog
                .resolve(
                    "array_transform",
                    List.of(list.getFirst(), Argument.lambda(1, DataType.parse("DATE"))))
                .type()
                .text())
        .isEqualTo("DATE[]");
  }

  @Test
  void volatility_follows_the_engine() {
    assertThat(catalog.volatility("random")).contains(Volatility.VOLATILE);
    assertThat(catalog.volatility("current_date")).contains(Volatility.STABLE);
    assertThat(catalog.volatility("abs")).contains(Volatility.IMMUTABLE);
    assertThat(resolve("uuid").volatility()).isEqualTo(Volatility.VOLATILE);
  }

  @Test
  void macros_have_parameters_with_defaults_and_a_body() {
    Macro macro = catalog.macro("array_to_string_comma_default", 1).orElseThrow();
    assertThat(macro.parameters().get(1)).isEqualTo(new Macro.Parameter("sep", Optional.of("','")));
    assertThat(catalog.macro("nullif", 2).orElseThrow().body())
        .isEqualTo("CASE  WHEN ((a = b)) THEN (NULL) ELSE a END");
    assertThat(catalog.macro("nullif", 3)).isEmpty();
    assertThat(catalog.tableMacro("histogram", 2)).isPresent();
  }

  @Test
  void unknown_function_names_the_nearest() {
    assertThatThrownBy(() -> resolve("lits_sort", "INTEGER[]"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_FUNCTION))
        .hasMessageContaining("there is no function lits_sort; did you mean list_sort");
    assertThatThrownBy(() -> resolve("read_parquet", "VARCHAR"))
        .hasMessageContaining("the function of that name stands in FROM");
  }

  @Test
  void wrong_arguments_list_the_candidates() {
    assertThatThrownBy(() -> resolve("sqrt", "DATE"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_ARGUMENTS))
        .hasMessage(
            """
            no overload of sqrt takes sqrt(DATE); candidates:
              sqrt(x DOUBLE) -> DOUBLE\
            """);
    assertThatThrownBy(() -> catalog.resolve("sum", List.of(Argument.text("1"))))
        .hasMessageContaining("could mean several overloads; add casts to choose one");
    assertThatThrownBy(() ->
            catalog.resolve(
                "struct_extract",
                List.of(
                    Argument.of(DataType.parse("STRUCT(alpha INTEGER)")), Argument.text("alpa"))))
        .hasMessageContaining("there is no field alpa; the fields are alpha; did you mean alpha?");
  }

  @Test
  void version_names_engine_rules_and_content() {
    assertThat(catalog.version())
        .matches("weir\\.functions/1 duckdb-2\\.0\\.0 rules/\\d+ sha256:[0-9a-f]{64}");
  }
}
