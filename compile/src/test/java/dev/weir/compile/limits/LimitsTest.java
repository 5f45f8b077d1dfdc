package dev.weir.compile.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.sql.TextLimits;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is at a limit compiles, what is beyond it is an error that names the limit and the place.
class LimitsTest {
  private static final Catalog CATALOG =
      TableCatalog.of(
          "t",
          new Schema(
              List.of(new Column("i", ScalarType.INTEGER), new Column("x", ScalarType.INTEGER))));

  private static final Limits SMALL =
      new Limits(new TextLimits(2_000, 100, 20), 50, 400, 60, 16, 60_000);

  private static void compile(String sql, Limits limits) {
    Compiler.duckdb().with(SqlPolicy.standard().within(limits)).compile(sql, "q.sql", CATALOG);
  }

  private static String each(int n, IntFunction<String> item, String between) {
    return IntStream.range(0, n).mapToObj(item).collect(Collectors.joining(between));
  }

  private static void isLimit(String name, int most, IntFunction<String> text) {
    isLimit(name, most, most, text);
  }

  /// @param last the largest size that is admitted
  private static void isLimit(String name, int most, int last, IntFunction<String> text) {
    compile(text.apply(last), SMALL);
    WeirException refused =
        catchThrowableOfType(WeirException.class, () -> compile(text.apply(last + 1), SMALL));
    assertThat(refused).as(name).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(refused.problems()).hasSize(1);
    assertThat(refused.problems().getFirst().message())
        .contains("more than the limit " + name + " of " + most, "raise limits." + name);
    assertThat(refused.problems().getFirst().place()).isPresent();
  }

  @Test
  void texts() {
    isLimit("text_characters", 2_000, n -> "SELECT 1" + " ".repeat(n - 8));
    isLimit("token_characters", 100, n -> "SELECT '" + "a".repeat(n - 2) + "'");
    isLimit("token_characters", 100, n -> "SELECT i AS " + "a".repeat(n) + " FROM t");
    isLimit("number_characters", 20, n -> "SELECT " + "1".repeat(n));
  }

  @Test
  void lists() {
    isLimit(
        "list_items", 50, n -> "SELECT i FROM t WHERE i IN (" + each(n, k -> "" + k, ",") + ")");
    isLimit("list_items", 50, n -> "SELECT [" + each(n, k -> "" + k, ",") + "]");
    isLimit("list_items", 50, n -> "SELECT greatest(" + each(n, k -> "" + k, ",") + ")");
    isLimit("list_items", 50, n -> "SELECT " + each(n, k -> "i", ",") + " FROM t");
    isLimit("list_items", 50, n -> "VALUES " + each(n, k -> "(" + k + ")", ","));
  }

  @Test
  void columnsOfAllBlocksAreCountedTogether() {
    // Each block has both columns of the table.
    isLimit(
        "columns",
        60,
        29,
        n -> "SELECT 1, 2 FROM " + each(n, k -> "(SELECT * FROM t) q" + k, ", "));
    String doubling =
        "WITH q0 AS (SELECT * FROM t)"
            + each(5, k -> ", q" + (k + 1) + " AS (SELECT * FROM q" + k + " a, q" + k + " b)", "");
    assertThat(
            catchThrowableOfType(
                WeirException.class, () -> compile(doubling + " SELECT 1 FROM q5", SMALL)))
        .hasMessageContaining("limit columns of 60");
  }

  @Test
  void expressionsCountWhereverTheyStand() {
    isLimit(
        "expressions",
        400,
        12,
        n ->
            "SELECT i FROM t WHERE "
                + each(n, k -> "i IN (" + each(30, j -> "" + j, ",") + ")", " AND "));
    String aliases =
        "SELECT i AS x0" + each(9, k -> ", x" + k + " + x" + k + " AS x" + (k + 1), "") + " FROM t";
    assertThat(catchThrowableOfType(WeirException.class, () -> compile(aliases, SMALL)))
        .hasMessageContaining("limit expressions of 400");
    String macros = "SELECT " + "nullif(".repeat(6) + "i" + ", 1)".repeat(6) + " FROM t";
    compile(macros, Limits.standard());
  }

  @Test
  void groupingSets() {
    isLimit(
        "grouping_sets",
        16,
        4,
        n -> "SELECT count(*) FROM t GROUP BY CUBE (" + each(n, k -> "i + " + k, ", ") + ")");
    isLimit(
        "grouping_sets",
        16,
        15,
        n -> "SELECT count(*) FROM t GROUP BY ROLLUP (" + each(n, k -> "i + " + k, ", ") + ")");
    isLimit(
        "grouping_sets",
        16,
        16,
        n ->
            "SELECT count(*) FROM t GROUP BY GROUPING SETS ("
                + each(n, k -> "(i + " + k + ")", ", ")
                + ")");
  }

  @Test
  void aLimitIsPartOfThePolicyAndNotOfItsHash() {
    SqlPolicy policy = SqlPolicy.standard().within(SMALL);
    assertThat(SqlPolicy.load(policy.dump())).isEqualTo(policy);
    assertThat(policy.dump()).contains("\"limits\":{\"columns\":60,\"expressions\":400,");
    assertThat(policy.sha256()).isEqualTo(SqlPolicy.standard().sha256());
    assertThat(SqlPolicy.standard().dump()).doesNotContain("limits");
  }

  @Test
  void aTextIsRefusedBeforeItIsRead() {
    assertThat(
            catchThrowableOfType(
                WeirException.class, () -> compile("(".repeat((4 << 20) + 1), Limits.standard())))
        .hasMessageContaining("4194305 characters, more than the limit text_characters of 4194304");
  }
}
