package dev.weir.compile.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.normal.Normalizer;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.Volatility;
import dev.weir.model.WeirException;
import dev.weir.model.function.Nondeterminism;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelationJsonTest {
  private static final Catalog CATALOG =
      TableCatalog.of(
          "t",
          new Schema(
              List.of(
                  new Column("a", DataType.parse("INTEGER")),
                  new Column(
                      "odd \"name\"",
                      DataType.parse("STRUCT(\"x y\" DECIMAL(5,2)[], e ENUM('p', 'it''s'))")))));

  private static Relation load(String text) {
    return RelationJson.load(text, FunctionCatalog.duckdb());
  }

  private static Relation relation(String sql) {
    return Compiler.duckdb().compile(sql, "<test>", CATALOG).relation();
  }

  @Test
  void theFormIsCanonicalJsonUnderWireNames() {
    assertThat(RelationJson.dump(relation("SELECT a FROM t WHERE a IS NULL LIMIT 2")))
        .isEqualTo(
            "{\"format\":\"weir.relation/1\",\"relation\":{\"distinct\":{\"node\":\"none\"},"
                + "\"from\":{\"alias\":\"t\",\"columns\":[{\"name\":\"a\",\"type\":\"INTEGER\"},{\"name\":\"odd"
                + " \\\"name\\\"\",\"type\":\"STRUCT(\\\"x y\\\" DECIMAL(5,2)[], e ENUM('p',"
                + " 'it''s'))\"}],\"id\":0,\"node\":\"scan\",\"table\":[\"t\"]},"
                + "\"limit\":{\"count\":{\"node\":\"literal\",\"type\":\"INTEGER\",\"value\":\"2\"},"
                + "\"unit\":\"rows\"},\"node\":\"select\",\"output\":[{\"expression\":{\"name\":\"a\","
                + "\"node\":\"column\",\"ordinal\":0,\"source\":0,\"type\":\"INTEGER\"},\"name\":\"a\"}],"
                + "\"where\":{\"node\":\"is_null\",\"operand\":{\"name\":\"a\",\"node\":\"column\","
                + "\"ordinal\":0,\"source\":0,\"type\":\"INTEGER\"}}}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT \"odd \"\"name\"\"\" AS x, (\"odd \"\"name\"\"\").e FROM t",
        "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT *"
            + " FROM r ORDER BY n",
        "SELECT sum(a) OVER (ORDER BY a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) FROM"
            + " t",
        "SELECT DISTINCT ON (a) a FROM t TABLESAMPLE reservoir(3 ROWS) REPEATABLE (7)",
        "SELECT list_transform([1], lambda x: x + a), CASE a WHEN 1 THEN 'x' END, TRY_CAST('1' AS"
            + " INTEGER) FROM t",
        "FROM t SELECT a, count(*) FILTER (a > 1), grouping(a) GROUP BY ROLLUP (a) HAVING a IN"
            + " (SELECT a FROM t)",
        "VALUES (1, NULL), (2, 'x') UNION ALL BY NAME SELECT 1 AS col0, 'y' AS col1"
      })
  void loadGivesBackWhatDumpWrote(String sql) {
    Relation relation = relation(sql);
    assertThat(load(RelationJson.dump(relation))).isEqualTo(relation);
  }

  @Test
  void anotherVersionIsRefusedByName() {
    assertThatThrownBy(() -> load("{\"format\":\"weir.relation/2\",\"relation\":{}}"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT))
        .hasMessage(
            "cannot read the format 'weir.relation/2': this version of Weir reads weir.relation/1");
  }

  @Test
  void aNodeThatIsIncompleteIsRefused() {
    assertThatThrownBy(() ->
            load(
                "{\"format\":\"weir.relation/1\",\"relation\":{\"node\":\"ordered\",\"limit\":{}}}"))
        .hasMessageContaining("a node has no 'input', only [node, limit]");
  }

  /// The names are part of the form: this list may grow, its entries never change.
  @Test
  void enumConstantsHaveTheseNames() {
    String names =
        Stream.<Class<? extends Enum<?>>>of(
                Volatility.class,
                Expression.CastMode.class,
                Expression.ComparisonOperator.class,
                Expression.Connective.class,
                Expression.Duplicates.class,
                Expression.NullTreatment.class,
                Expression.Quantifier.class,
                Frame.Exclusion.class,
                Frame.Unit.class,
                From.Ordinality.class,
                From.Unpivot.Nulls.class,
                Relation.Cte.Kind.class,
                Relation.Cte.Materialization.class,
                Relation.Limit.Unit.class,
                Relation.SetOperation.Duplicates.class,
                Relation.SetOperation.Kind.class,
                Relation.SetOperation.Matching.class,
                SortKey.Direction.class,
                SortKey.Nulls.class)
            .map(type ->
                Arrays.stream(type.getEnumConstants())
                    .map(WireNames::of)
                    .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n"));
    assertThat(names)
        .isEqualTo(
            """
            immutable stable volatile
            strict try
            equal not_equal less less_or_equal greater greater_or_equal distinct_from not_distinct_from
            and or
            keep remove
            respect ignore
            any all
            no_others current_row group ties
            rows range groups
            none with_ordinality
            exclude include
            plain recursive
            default materialized not_materialized
            rows percent
            remove keep
            union intersect except
            by_position by_name
            ascending descending
            first last\
            """);
  }

  @Test
  void theTypesOfACallAreKeptAndTheRestIsTheCatalogs() {
    Relation relation = relation("SELECT a + 0.5 AS x, random() AS y FROM t");
    String text = RelationJson.dump(relation);
    assertThat(text)
        .contains("\"name\":\"+\",\"node\":\"function\",\"parameter_types\":[\"DECIMAL(");
    assertThat(load(text)).isEqualTo(relation);
    Expression.Function random =
        (Expression.Function) ((Relation.Select) load(text)).output().get(1).expression();
    assertThat(random.function().traits().nondeterminism()).contains(Nondeterminism.RANDOM);
  }

  @Test
  void recordsWithoutParameterTypesTakeTheArgumentsAsTheyAre() {
    Relation relation = relation("SELECT a + 1 AS x, sum(a) OVER () AS s FROM t");
    String text = RelationJson.dump(relation);
    String old = text.replaceAll("\"parameter_types\":\\[[^]]*\\],", "");
    assertThat(old).isNotEqualTo(text);
    assertThat(load(old).columns()).isEqualTo(relation.columns());
    assertThat(Normalizer.normalize(load(old))).isEqualTo(Normalizer.normalize(relation));
  }

  @Test
  void aCallOfWhatDoesNotExistIsRefused() {
    String text = RelationJson.dump(relation("SELECT lower('A') AS y, sum(a) AS s FROM t"));
    assertThatThrownBy(() -> load(text.replace("\"lower\"", "\"lowr\"")))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT))
        .hasMessageContaining("there is no function lowr; did you mean");
    assertThatThrownBy(() -> load(text.replace("\"lower\"", "\"max\"")))
        .hasMessageContaining("'max' is called as SCALAR, but it is AGGREGATE");
  }

  /// As with the other names: this list may grow, its entries never change.
  @Test
  void joinKindsHaveTheseNames() {
    assertThat(JoinKind.valid().stream().map(WireNames::of).collect(Collectors.joining(" ")))
        .isEqualTo(
            "inner left right full semi anti any asof asof_left asof_right asof_full positional"
                + " asof_semi asof_anti any_left");
    assertThat(JoinKind.valid().stream().map(WireNames::of).map(WireNames::joinKind).toList())
        .isEqualTo(JoinKind.valid());
  }

  @Test
  void anInnerJoinWithoutAConditionIsCross() {
    Relation relation = relation("SELECT 1 AS one FROM t, t AS u");
    String text = RelationJson.dump(relation);
    assertThat(text).contains("\"kind\":\"cross\"");
    assertThat(load(text)).isEqualTo(relation);
    assertThatThrownBy(() -> load(text.replace("cross", "theta")))
        .hasMessageContaining("'theta' is not one of inner, left,")
        .hasMessageContaining("any_left, cross");
  }

  @Test
  void theLocaleHasNoInfluence() {
    Relation relation = relation("SELECT a FROM t LIMIT 1");
    String expected = RelationJson.dump(relation);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(RelationJson.dump(relation)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }
}
