package dev.weir.sql.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.tree.SqlQuery;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every transform alone: a query before and after, told in the tree's own dialect, and stable when
/// applied again.
class TransformsTest {
  static Stream<Arguments> pairs() {
    return Stream.of(
        pair(
            new EliminateQualify(),
            "SELECT a FROM t QUALIFY row_number() OVER (ORDER BY b) = 1",
            "SELECT a FROM (SELECT a AS a, row_number() OVER (ORDER BY b) = 1 AS _qualify FROM t) AS _w_2 WHERE _qualify"),
        pair(
            new EliminateQualify(),
            "SELECT *, row_number() OVER (ORDER BY b) AS n FROM t QUALIFY n <= 2",
            "SELECT * FROM (SELECT *, row_number() OVER (ORDER BY b) AS n FROM t) AS _w WHERE n <= 2"),
        pair(
            new EliminateQualify(),
            "SELECT a FROM t QUALIFY rank() OVER (ORDER BY b) = 1 ORDER BY s LIMIT 1",
            "SELECT a FROM (SELECT a AS a, rank() OVER (ORDER BY b) = 1 AS _qualify, s AS _order_2 FROM t) AS _w_3 WHERE _qualify ORDER BY _order_2 LIMIT 1"),
        pair(
            new EliminateDistinctOn(),
            "SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b DESC",
            "SELECT a, b FROM (SELECT a AS a, b AS b, row_number() OVER (PARTITION BY a ORDER BY a, b DESC) AS _row FROM t) AS _w_2 WHERE _row = 1 ORDER BY a, b DESC"),
        pair(
            new ExpandAll(),
            "SELECT a, sum(b), 1 + count(*) FROM t GROUP BY ALL ORDER BY ALL DESC",
            "SELECT a, sum(b), 1 + count(*) FROM t GROUP BY a ORDER BY 1 DESC, 2 DESC, 3 DESC"),
        pair(
            new SemiJoinsToExists(),
            "SELECT * FROM t SEMI JOIN u ON t.a = u.a WHERE f",
            "SELECT * FROM t WHERE f AND EXISTS (SELECT 1 FROM u WHERE t.a = u.a)"),
        pair(
            new SemiJoinsToExists(),
            "SELECT * FROM t ANTI JOIN u USING (a)",
            "SELECT * FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE t.a = u.a)"),
        pair(
            new SemiJoinsToExists(),
            "SELECT * FROM t ASOF ANTI JOIN u USING (k, a)",
            "SELECT * FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE t.k = u.k AND t.a >= u.a)"),
        pair(
            new NearestToLateral(),
            "SELECT * FROM t JOIN u AS v NEAREST 2 BY SIMILARITY t.a + v.a",
            "SELECT * FROM t INNER JOIN LATERAL (SELECT * FROM u AS v WHERE t.a + v.a IS NOT NULL ORDER BY t.a + v.a DESC LIMIT 2) AS v ON TRUE"),
        pair(
            new NamedSubqueries(),
            "SELECT * FROM (SELECT a FROM t), unnest(xs) AS v",
            "SELECT * FROM (SELECT a FROM t) AS _q, unnest(xs) AS v(unnest)"),
        pair(
            new NamedSubqueries(),
            "(SELECT a FROM t LIMIT 4) ORDER BY a LIMIT 2",
            "SELECT * FROM (SELECT a FROM t LIMIT 4) AS _q ORDER BY a LIMIT 2"),
        pair(
            new RowComparisons(),
            "SELECT (a, b) = (1, c), (a, b) NOT IN ((1, 2)) FROM t",
            "SELECT a IS NOT DISTINCT FROM 1 AND b IS NOT DISTINCT FROM c, NOT (a IS NOT DISTINCT FROM 1 AND b IS NOT DISTINCT FROM 2) FROM t"),
        pair(
            LikeEscapes.writingPostgres(),
            "SELECT s LIKE 'a\\_b', s LIKE 'a%', s LIKE p FROM t",
            "SELECT s LIKE 'a\\_b' ESCAPE '', s LIKE 'a%', s LIKE p ESCAPE '' FROM t"),
        pair(
            LikeEscapes.writingSpark(),
            "SELECT s LIKE 'a\\_b', s LIKE '!\\' FROM t",
            "SELECT s LIKE 'a\\_b' ESCAPE '!', s LIKE '!\\' ESCAPE '#' FROM t"),
        pair(
            new Substrings(Dialect.POSTGRES),
            "SELECT substring(s, -3), substring(s, 2, 1) FROM t",
            "SELECT right(s, 3), substring(s, 2, 1) FROM t"),
        pair(
            new PostgresElements(),
            "SELECT xs[-1], xs[2], 'abc'[2] FROM l",
            "SELECT xs[array_length(xs) + 1 - 1], xs[2], substring('abc', 2, 1) FROM l"),
        pair(
            new PostgresJson(),
            "SELECT (j ->> '$.a[0].b'), json_extract(j, '$.c') FROM t",
            "SELECT ((j -> 'a') -> 0) ->> 'b', j -> 'c' FROM t"),
        pair(
            new GroupsWithoutConstants(),
            "SELECT 'k', count(*) FROM t GROUP BY 'k', a",
            "SELECT 'k', count(*) FROM t GROUP BY a"),
        pair(
            SparkCasts.writing(),
            "SELECT CAST(2.5 AS INTEGER), CAST(a / b AS INTEGER), CAST(trunc(d) AS INTEGER) FROM t",
            "SELECT CAST(round(2.5) AS INTEGER), CAST(rint(a / b) AS INTEGER), CAST(d AS INTEGER) FROM t"),
        pair(
            new InlineWindows(),
            "SELECT sum(a) OVER (w ORDER BY b), count(*) OVER w FROM t WINDOW w AS (PARTITION BY s)",
            "SELECT sum(a) OVER (PARTITION BY s ORDER BY b), count(*) OVER (PARTITION BY s) FROM t"),
        pair(
            new FilterToCase(),
            "SELECT sum(a) FILTER (WHERE f) OVER (PARTITION BY s), count(*) FILTER (WHERE f) OVER () FROM t",
            "SELECT sum(CASE WHEN f THEN a END) OVER (PARTITION BY s), count(CASE WHEN f THEN 1 END) OVER () FROM t"),
        pair(
            new UnnestToLateralView(),
            "SELECT id, x FROM l, unnest(xs) AS v(x)",
            "SELECT id, x FROM l CROSS JOIN LATERAL explode(xs) AS v(x)"),
        pair(
            new UnnestToLateralView(),
            "SELECT id, x, i FROM l, unnest(xs) WITH ORDINALITY AS v(x, i) WHERE i > 1",
            "SELECT id, x, i + 1 AS i FROM l CROSS JOIN LATERAL posexplode(xs) AS v(i, x) WHERE i + 1 > 1"),
        pair(
            new UnnestToLateralView(),
            "SELECT x, y FROM l LEFT JOIN unnest(xs, ys) AS v(x, y) ON TRUE",
            "SELECT x, y FROM l LEFT JOIN LATERAL inline(arrays_zip(xs, ys)) AS v(x, y) ON TRUE"),
        pair(
            new ExplicitNullOrder(Dialect.DUCKDB, Dialect.SPARK),
            "SELECT a FROM t ORDER BY a, b DESC, c NULLS FIRST",
            "SELECT a FROM t ORDER BY a NULLS LAST, b DESC, c NULLS FIRST"),
        pair(
            new ExplicitNullOrder(Dialect.DUCKDB, Dialect.POSTGRES),
            "SELECT a FROM t ORDER BY a, b DESC",
            "SELECT a FROM t ORDER BY a, b DESC NULLS LAST"),
        pair(
            new SubscriptsFromZero(),
            "SELECT xs[1], xs[i], mp['a'], xs[2:3] FROM l",
            "SELECT try_element_at(xs, 1), try_element_at(xs, i), mp['a'], slice(xs, 2, 3 - 2 + 1) FROM l"),
        pair(
            new PlainCalls(),
            "SELECT (a + 1).abs(), [x + 1 FOR x IN xs IF x > 0] FROM l",
            "SELECT abs(a + 1), list_transform(list_filter(xs, LAMBDA x: x > 0), LAMBDA x: x + 1) FROM l"),
        pair(
            new NestedToFunctions(),
            "SELECT [1, 2], {'a': 1}, MAP {'k': 2} FROM l",
            "SELECT \"array\"(1, 2), named_struct('a', 1), map('k', 2) FROM l"),
        pair(
            new SparkOperators(),
            "SELECT a ** 2, @a, s ~ 'x', s ^@ 'x', j ->> 'k' FROM t",
            "SELECT power(a, 2), abs(a), regexp_like(s, 'x'), startswith(s, 'x'), get_json_object(j, '$.k') FROM t"),
        pair(
            new StandardOperators(Dialect.ANSI),
            "SELECT a ** 2, a % 2, @a, s ^@ 'x' FROM t",
            "SELECT power(a, 2), mod(a, 2), abs(a), position('x' IN s) = 1 FROM t"),
        pair(
            new Intervals(),
            "SELECT INTERVAL 2 WEEKS, INTERVAL (a) MONTH, INTERVAL 1 QUARTER FROM t",
            "SELECT INTERVAL 14 DAY, a * INTERVAL 1 MONTH, INTERVAL 3 MONTH FROM t"),
        pair(new ArrayLiterals(), "SELECT [1, [2]]", "SELECT ARRAY[1, ARRAY[2]]"),
        pair(
            new PivotToCase(),
            "PIVOT q ON quarter IN ('Q1', 'Q2') USING sum(amount) GROUP BY year",
            "SELECT year, sum(CASE WHEN quarter = 'Q1' THEN amount END) AS Q1, sum(CASE WHEN quarter = 'Q2' THEN amount END) AS Q2 FROM q GROUP BY year"),
        pair(
            new LateralViewToUnnest(),
            "SELECT id, p, x FROM l CROSS JOIN LATERAL posexplode(xs) AS v(p, x)",
            "SELECT id, p - 1 AS p, x FROM l CROSS JOIN LATERAL unnest(xs) WITH ORDINALITY AS v(x, p)"),
        pair(
            new OrderedStrings(),
            "SELECT listagg(s, ',') WITHIN GROUP (ORDER BY s) FROM t",
            "SELECT string_agg(s, ',' ORDER BY s) FROM t"));
  }

  private static Arguments pair(SqlTransform transform, String before, String after) {
    return Arguments.of(transform, before, after);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void changesTheForm(SqlTransform transform, String before, String after) {
    TransformContext context = new TransformContext(Dialect.SPARK, "q.sql", before);
    SqlQuery query = SqlParser.of(Dialect.DUCKDB).parseQuery(before);

    SqlQuery changed = transform.apply(query, context);

    assertThat(SqlPrinter.print(changed, Dialect.DUCKDB)).isEqualTo(after);
    assertThat(context.unsupported()).isEmpty();
  }

  @Test
  void divisionStaysExact() {
    assertThat(written("SELECT a / b, a // b FROM t", Dialect.POSTGRES))
        .isEqualTo("SELECT CAST(a AS DOUBLE PRECISION) / b, div(a, b) FROM t");
  }

  private static String written(String sql, Dialect dialect) {
    SqlQuery query = SqlParser.of(Dialect.DUCKDB).parseQuery(sql);
    return SqlTranspiler.write(query, dialect, dev.weir.sql.PrintStyle.COMPACT, sql);
  }
}
