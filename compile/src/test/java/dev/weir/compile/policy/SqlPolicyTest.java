package dev.weir.compile.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.policy.SqlPolicy.Generation;
import dev.weir.compile.policy.SqlPolicy.Identifiers;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.compile.rewrite.RuleRun;
import dev.weir.model.Column;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.transform.SqlTranspiler;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlPolicyTest {
  private static final Schema COLUMNS =
      new Schema(
          List.of(new Column("Id", ScalarType.INTEGER), new Column("name", ScalarType.VARCHAR)));
  private static final Catalog CATALOG = TableCatalog.of("t", COLUMNS);

  private static CompiledQuery compile(SqlPolicy policy, String sql) {
    return Compiler.duckdb().with(policy).compile(sql, "q.sql", CATALOG);
  }

  private static SqlPolicy everything() {
    return SqlPolicy.standard()
        .withDialects(Dialect.SPARK, Dialect.POSTGRES)
        .withRules(List.of("qualify", "annotate_types"))
        .with(Qualification.standard().inSchema("c", "s").with(RewriteOptions.Aliases.CANONICAL))
        .with(Identifiers.UPPER)
        .with(
            RewriteOptions.plain()
                .with(RewriteOptions.Form.DISJUNCTIVE, 7)
                .with(List.of(RewriteOptions.Extra.COALESCE_SIMPLIFICATION)))
        .with(
            new Generation(
                PrintStyle.PRETTY.with(PrintStyle.Quoting.ALWAYS),
                SqlTranspiler.Unsupported.WARNING));
  }

  @Test
  void theStandardPolicyIsWhatTheCompilerDoes() {
    String sql = "SELECT X.* FROM t AS X";
    assertThat(compile(SqlPolicy.standard(), sql).engineSql())
        .isEqualTo(Compiler.duckdb().compile(sql, "q.sql", CATALOG).engineSql())
        .isEqualTo("SELECT X.Id, X.name FROM t AS X");
    assertThat(SqlPolicy.standard().dump())
        .isEqualTo(
            "{\"format\":\"weir.policy/1\","
                + "\"generate\":{\"layout\":\"compact\",\"quoting\":\"safe\",\"unsupported\":\"error\"},"
                + "\"identifiers\":\"kept\","
                + "\"normalize\":{\"distance_limit\":128,\"form\":\"conjunctive\"},"
                + "\"qualify\":{\"aliases\":\"kept\",\"expand_stars\":true,\"validate_columns\":true},"
                + "\"read\":\"duckdb\",\"rules\":[\"qualify\"],\"rules_version\":\"1\","
                + "\"simplify\":[],\"write\":\"duckdb\"}");
  }

  @Test
  void aPolicySurvivesItsJson() {
    for (SqlPolicy policy : List.of(SqlPolicy.standard(), everything())) {
      SqlPolicy loaded = SqlPolicy.load(policy.dump());
      assertThat(loaded).isEqualTo(policy);
      assertThat(loaded.dump()).isEqualTo(policy.dump());
      assertThat(loaded.sha256()).isEqualTo(policy.sha256());
    }
    assertThat(everything().sha256()).isNotEqualTo(SqlPolicy.standard().sha256());
  }

  @Test
  void whatATextLeavesOutIsStandard() {
    assertThat(SqlPolicy.load("{\"format\":\"weir.policy/1\"}")).isEqualTo(SqlPolicy.standard());
  }

  @Test
  void allProblemsOfATextAreToldAtOnce() {
    assertThatThrownBy(() ->
            SqlPolicy.load(
                "{\"format\":\"weir.policy/2\",\"write\":\"sparc\",\"ruels\":[],"
                    + "\"qualify\":{\"expand_stars\":false},"
                    + "\"rules\":[\"qualify\",\"simplfy\",\"annotate-type\"],\"rules_version\":\"0\","
                    + "\"normalize\":{\"distance_limit\":-1},"
                    + "\"generate\":{\"quoting\":\"allways\"}}"))
        .hasMessageContaining("'format' must be \"weir.policy/1\"")
        .hasMessageContaining(
            "'write' cannot be 'sparc'; legal are duckdb, spark, postgres, ansi; did you mean spark?")
        .hasMessageContaining("there is no option 'ruels'")
        .hasMessageContaining("did you mean rules?")
        .hasMessageContaining("'qualify.expand_stars' can only be true: ")
        .hasMessageContaining(
            "there is no rewrite rule 'annotate-type'; did you mean annotate_types?")
        .hasMessageContaining("pins version '0'")
        .hasMessageContaining("'normalize.distance_limit' is a whole number")
        .hasMessageContaining(
            "'generate.quoting' cannot be 'allways'; legal are always, safe, never");
  }

  @Test
  void qualifyCannotBeLeftOut() {
    SqlPolicy standard = SqlPolicy.standard();
    assertThatThrownBy(() -> standard.withRules(List.of("annotate_types")))
        .hasMessageContaining("a policy cannot leave out 'qualify'");
    assertThatThrownBy(() -> standard.withRules(List.of("annotate_types", "qualify")))
        .hasMessageContaining("'qualify' must be the first rule");
    assertThatThrownBy(() -> standard.withRules(List.of("qualify", "Qualify")))
        .hasMessageContaining("stands twice");
  }

  @Test
  void thePolicyIsAComponentOfEveryFingerprint() {
    String sql = "SELECT name FROM t";
    CompiledQuery plain = compile(SqlPolicy.standard(), sql);
    CompiledQuery pretty =
        compile(
            SqlPolicy.standard()
                .with(new Generation(PrintStyle.PRETTY, SqlTranspiler.Unsupported.ERROR)),
            sql);
    assertThat(plain.fingerprint().differences(pretty.fingerprint())).containsExactly("policy");
    assertThat(plain.policy()).isEqualTo(SqlPolicy.standard());
  }

  @Test
  void theReadDialectParsesAndTheWriteDialectPrints() {
    CompiledQuery query =
        compile(
            SqlPolicy.standard().withDialects(Dialect.SPARK, Dialect.POSTGRES),
            "SELECT `Id` AS `a b` FROM t");
    assertThat(query.engineSql()).isEqualTo("SELECT t.Id AS \"a b\" FROM t");
  }

  @Test
  void styleQuotingAndUnsupportedAreThoseOfThePolicy() {
    PrintStyle style = PrintStyle.COMPACT.with(PrintStyle.Quoting.ALWAYS);
    SqlPolicy quoted =
        SqlPolicy.standard().with(new Generation(style, SqlTranspiler.Unsupported.ERROR));
    assertThat(compile(quoted, "SELECT name FROM t").engineSql())
        .isEqualTo("SELECT \"t\".\"name\" FROM \"t\"");
    String sql = "SELECT a.name FROM t AS a POSITIONAL JOIN t AS b";
    SqlPolicy ansi = SqlPolicy.standard().withDialects(Dialect.DUCKDB, Dialect.ANSI);
    assertThatThrownBy(() -> compile(ansi, sql)).hasMessageContaining("POSITIONAL");
    SqlPolicy warned =
        ansi.with(new Generation(PrintStyle.COMPACT, SqlTranspiler.Unsupported.WARNING));
    assertThat(compile(warned, sql).warnings()).isNotEmpty();
  }

  @Test
  void tablesAreFoundUnderDefaultSchemaAndCatalog() {
    Catalog nested =
        new TableCatalog(
            List.of(new Catalog.Table(new TableName(List.of("c", "s", "t")), COLUMNS)));
    SqlPolicy policy = SqlPolicy.standard().with(Qualification.standard().inSchema("c", "s"));
    for (String table : List.of("t", "s.t", "c.s.t")) {
      assertThat(
              Compiler.duckdb()
                  .with(policy)
                  .compile("SELECT name FROM " + table, "q.sql", nested)
                  .engineSql())
          .isEqualTo("SELECT t.name FROM c.s.t");
    }
    assertThatThrownBy(() -> Compiler.duckdb().compile("SELECT name FROM t", "q.sql", nested))
        .hasMessageContaining("t");
  }

  @Test
  void namesGetOneCaseUnlessTheyAreMarked() {
    SqlPolicy lower = SqlPolicy.standard().with(Identifiers.LOWER);
    String sql =
        "WITH Cte AS (SELECT Id AS Num, Name FROM t) SELECT X.NUM AS Total, Name AS \"Kept Name\" FROM Cte AS X";
    assertThat(compile(lower, sql).engineSql())
        .isEqualTo(
            "WITH cte AS (SELECT t.Id AS num, t.name FROM t) SELECT x.num AS total, x.name AS \"kept name\" FROM cte AS x");
    String marked = sql.replace("Total", "Total /* weir.meta case_sensitive */");
    assertThat(compile(lower, marked).schema().names()).containsExactly("Total", "kept name");
    String quoted = sql.replace("\"Kept Name\"", "\"Kept Name\"/*weir.meta case_sensitive*/");
    assertThat(compile(lower, quoted).schema().names()).containsExactly("total", "Kept Name");
    assertThat(compile(lower.with(Identifiers.UPPER), sql).schema().names())
        .containsExactly("TOTAL", "KEPT NAME");
    assertThatThrownBy(() -> compile(lower, "SELECT 1 + /* weir.meta case_sensitive */ 2 AS x"))
        .hasMessageContaining("stands behind no name");
    assertThatThrownBy(() -> compile(lower, "SELECT 1 AS x /* weir.meta case_sensitiv */"))
        .hasMessageContaining("legal is case_sensitive");
  }

  @Test
  void aliasesBecomeCanonicalOnDemand() {
    SqlPolicy policy =
        SqlPolicy.standard().with(Qualification.standard().with(RewriteOptions.Aliases.CANONICAL));
    CompiledQuery query =
        compile(policy, "SELECT x.name FROM t AS x JOIN (SELECT Id FROM t) AS y ON x.Id = y.Id");
    assertThat(query.engineSql())
        .isEqualTo(
            "SELECT _t0.name FROM t AS _t0 INNER JOIN (SELECT _t1.Id FROM t AS _t1) AS _t2 ON _t0.Id = _t2.Id");
    assertThat(query.rewriting().runs())
        .extracting(RuleRun::rule, RuleRun::changed)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("qualify", true));
  }

  @Test
  void theEvidenceNamesTheRulesInOrder() {
    CompiledQuery query =
        compile(
            SqlPolicy.standard().withRules(List.of("qualify", "quote_identifiers")),
            "SELECT name FROM t");
    assertThat(query.rewriting().runs())
        .extracting(RuleRun::rule)
        .containsExactly("qualify", "quote_identifiers");
    assertThat(query.rewriting().changes()).containsExactly("quote_identifiers");
    assertThat(query.rewriting().runs()).allSatisfy(run -> assertThat(run.nanos()).isPositive());
    assertThat(query.engineSql()).isEqualTo("SELECT \"t\".\"name\" FROM \"t\"");
  }

  @Test
  void aTableOfCoercionsIsKeptAndHashedInOneOrder() {
    String one = "{\"left\":\"INTEGER\",\"right\":\"BIGINT\",\"type\":\"HUGEINT\"}";
    String other = "{\"left\":\"DOUBLE\",\"right\":\"REAL\",\"type\":\"DOUBLE\"}";
    SqlPolicy policy = coercions(one + "," + other);
    assertThat(policy.sha256())
        .isEqualTo(coercions(other + "," + one).sha256())
        .isNotEqualTo(SqlPolicy.standard().sha256());
    assertThat(SqlPolicy.load(policy.dump())).isEqualTo(policy);
    assertThat(policy.dump())
        .contains("{\"left\":\"BIGINT\",\"right\":\"INTEGER\",\"type\":\"HUGEINT\"}");
  }

  @Test
  void coercionsThatCouldChangeARowAreRefused() {
    assertThatThrownBy(
            () -> coercions("{\"left\":\"BIGINT\",\"right\":\"DOUBLE\",\"type\":\"HUGEINT\"}"))
        .hasMessageContaining("BIGINT with DOUBLE cannot meet in HUGEINT")
        .hasMessageContaining("the engine's own type is DOUBLE");
    assertThatThrownBy(() ->
            coercions(
                "{\"left\":\"INTEGER\",\"right\":\"BIGINT\",\"type\":\"HUGEINT\"},"
                    + "{\"left\":\"BIGINT\",\"right\":\"INTEGER\",\"type\":\"BIGINT\"}"))
        .hasMessageContaining("BIGINT with INTEGER meets in HUGEINT and in BIGINT");
    assertThatThrownBy(() -> coercions("{\"left\":\"INTEGR\",\"type\":\"BIGINT\"}"))
        .hasMessageContaining("did you mean INTEGER")
        .hasMessageContaining("'annotate_types.coercion.0.right' is missing");
  }

  private static SqlPolicy coercions(String entries) {
    return SqlPolicy.load(
        "{\"format\":\"weir.policy/1\",\"annotate_types\":{\"coercion\":[" + entries + "]}}");
  }
}
