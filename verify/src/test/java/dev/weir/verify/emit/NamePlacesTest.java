package dev.weir.verify.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every kind of SELECT list × every way to name something × every clause: the emitted text gives
/// the rows, names and types of the original, and hardly anything that the engine takes is refused.
/// `-Dweir.names.queries=7000` for all, `-Dweir.names.seed=` for others of them.
class NamePlacesTest {
  private static final List<String> LISTS =
      List.of(
          "a AS i",
          "-a AS i",
          "i AS x",
          "-a AS x",
          "-a AS x, -i AS x",
          "-a AS X, x + 1 AS y",
          "x + 1 AS y, -a AS x",
          "5 AS x",
          "5 AS i",
          "sum(b) AS x",
          "sum(b) AS i",
          "sum(b) OVER (PARTITION BY a) AS x",
          "sum(b) OVER (PARTITION BY a) AS i",
          "(SELECT max(n) FROM u WHERE u.a = t.a) AS x",
          "(SELECT max(n) FROM u) AS i",
          "a AS i, i AS a",
          "-a AS a, a",
          "t.*",
          "unnest([a, i]) AS x",
          "unnest([a, i]) AS i",
          "s COLLATE NOCASE AS x",
          "s AS x",
          "{'i': a} AS x",
          "a, a AS a");

  private static final List<String> NAMES =
      List.of(
          "x",
          "i",
          "X",
          "alias.x",
          "alias.i",
          "t.i",
          "(SELECT x)",
          "(SELECT i)",
          "(SELECT max(u.n) FROM u WHERE u.a = x)",
          "EXISTS (SELECT 1 FROM u WHERE u.a = -x)",
          "sum(x)",
          "sum(i)",
          "max(x) OVER ()",
          "x + 1",
          "-i",
          "abs(alias.x)",
          "#1",
          "1",
          "x.i");

  private static final List<String> CLAUSES =
      List.of(
          "SELECT {I}, {N} AS q FROM t",
          "SELECT {I} FROM t WHERE {N} IS NOT NULL",
          "SELECT {I}, count(*) AS c FROM t GROUP BY {N}",
          "SELECT {I}, count(*) AS c FROM t GROUP BY a HAVING {N} IS NOT NULL",
          "SELECT {I}, count(*) AS c FROM t GROUP BY a, i HAVING {N} IS NOT NULL",
          "SELECT {I}, count(*) AS c FROM t GROUP BY ALL HAVING {N} IS NOT NULL",
          "SELECT {I} FROM t QUALIFY row_number() OVER (PARTITION BY {N} ORDER BY a, b) = 1",
          "SELECT {I} FROM t ORDER BY {N}",
          "SELECT DISTINCT ON ({N}) {I} FROM t ORDER BY {N}",
          "SELECT {I}, count(*) AS c FROM t GROUP BY ROLLUP (a, {N})",
          "SELECT {I}, count(*) AS c FROM t GROUP BY CUBE ({N}, i)",
          "SELECT {I}, count(*) AS c FROM t GROUP BY 1 ORDER BY {N}",
          "SELECT n, (SELECT {I} FROM t WHERE t.a = u.a AND {N} IS NOT NULL ORDER BY ALL LIMIT 1)"
              + " AS q FROM u",
          "SELECT {I}, row_number() OVER (ORDER BY {N}, a, b, i) AS q FROM t");

  /// What Weir refuses although the engine computes it, each with the way to write it.
  private static final List<String> REFUSED =
      List.of(
          "compute it in a subquery in FROM and read its column",
          "would be computed anew; use a subquery",
          "is given further right in the SELECT list than it is used",
          "is neither in GROUP BY nor inside an aggregate");

  @Test
  void everyNameInEveryPlace() {
    List<String> queries = queries();
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    int refused = 0;
    try (Database database = NamesTest.database()) {
      Oracle oracle = new Oracle(database);
      for (String sql : queries) {
        if (!isAccepted(database, sql)) {
          continue;
        }
        Optional<String> refusal = refusal(oracle, sql);
        if (refusal.isPresent()) {
          refused++;
          refusal.filter(r -> REFUSED.stream().noneMatch(r::contains)).ifPresent(wrong::add);
          continue;
        }
        compared++;
        // Sort keys with ties leave the order open.
        oracle
            .check(new NamedQuery(sql, sql))
            .filter(f -> !f.stage().equals("order"))
            .ifPresent(f -> wrong.add(f.toString()));
      }
    }
    System.out.println("names: " + compared + " compared, " + refused + " refused");
    assertThat(wrong).isEmpty();
    assertThat(refused).isLessThan(Math.max(20, compared / 20));
  }

  private static List<String> queries() {
    List<String> all = new ArrayList<>();
    for (String clause : CLAUSES) {
      for (String list : LISTS) {
        for (String name : NAMES) {
          all.add(clause.replace("{I}", list).replace("{N}", name));
        }
      }
    }
    long seed = Long.getLong("weir.names.seed", 1);
    System.out.println("names: seed " + seed + " of " + all.size());
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, Math.min(all.size(), Integer.getInteger("weir.names.queries", 500)));
  }

  private static boolean isAccepted(Database database, String sql) {
    try {
      database.rows(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static Optional<String> refusal(Oracle oracle, String sql) {
    try {
      oracle.bind(new NamedQuery("q", sql));
      return Optional.empty();
    } catch (WeirException e) {
      return Optional.of(sql + ": " + e.getMessage());
    }
  }
}
