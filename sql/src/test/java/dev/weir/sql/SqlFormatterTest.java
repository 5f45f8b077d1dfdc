package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlFormatterTest {
  @Test
  void laysAQueryOut() {
    assertThat(
            format(
                "select a, b from t join u using (id) where a = 1 and b in (select c from v) order by 1"))
        .isEqualTo(
            """
            SELECT a, b
            FROM t
            INNER JOIN u USING (id)
            WHERE a = 1 AND b IN (SELECT c FROM v)
            ORDER BY 1
            """);
  }

  @Test
  void breaksLongListsAndConditions() {
    String name = "a_rather_long_column_name";
    String text =
        "select %s as first_one, %s as second_one, %s as third_one from t where %s = 1 and %s = 2 and %s = 3 and %s = 4"
            .replace("%s", name);

    assertThat(format(text))
        .isEqualTo(
            """
            SELECT
              a_rather_long_column_name AS first_one,
              a_rather_long_column_name AS second_one,
              a_rather_long_column_name AS third_one
            FROM t
            WHERE a_rather_long_column_name = 1
              AND a_rather_long_column_name = 2
              AND a_rather_long_column_name = 3
              AND a_rather_long_column_name = 4
            """);
  }

  @Test
  void keepsEveryCommentAndIsStable() {
    String text =
        """
        -- head
        with x as ( -- in the CTE
          select 1 /* one */ as a, -- after a
                 2 as b
        )
        select * from x -- the table
        where a = 1 /* first */ and /* second */ b = 2
        -- tail
        ; -- after the end
        drop table t /* stays */ cascade;
        -- last
        """;
    String once = format(text);

    for (String comment :
        new String[] {
          "-- head",
          "-- in the CTE",
          "/* one */",
          "-- after a",
          "-- the table",
          "/* first */",
          "/* second */",
          "-- tail",
          "-- after the end",
          "/* stays */",
          "-- last"
        }) {
      assertThat(once).containsOnlyOnce(comment);
    }
    assertThat(format(once)).isEqualTo(once);
  }

  private static String format(String text) {
    return SqlFormatter.format(text, Dialect.DUCKDB);
  }
}
