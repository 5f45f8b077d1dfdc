package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.TableName;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PerturbationTest {
  @Test
  void whatLineageDoesNotNameChangesNothing() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      Perturbation perturbation = new Perturbation(database);
      // Samples without a seed differ from run to run, whatever changes.
      List<NamedQuery> queries =
          NamedQuery.corpus("").stream()
              .filter(q -> !q.name().startsWith("select/sample"))
              .toList();
      List<String> wrong = perturbation.run(queries);
      assertThat(wrong).as(perturbation.summary()).isEmpty();
    }
  }

  /// Nested values that a query builds and takes apart again.
  private static final String NESTED =
      """
      SELECT s.p AS p, s.q.r AS r FROM (SELECT {'p': a, 'q': {'r': b, 'z': d}} AS s FROM t);
      SELECT s.p AS p FROM (SELECT {'p': a, 'q': b} AS s FROM t UNION ALL SELECT {'p': n, 'q': a} FROM u);
      SELECT s.p AS p FROM (SELECT {'p': a, 'q': n} AS s FROM u UNION SELECT {'p': n, 'q': a} FROM u);
      SELECT s.p AS p FROM (SELECT CASE WHEN d > 1 THEN {'p': a, 'q': b} ELSE {'p': 0, 'q': b} END AS s FROM t);
      SELECT e.p AS p FROM (SELECT list({'p': n, 'q': c}) AS es FROM u GROUP BY a), unnest(es) AS z(e);
      SELECT e.p AS p FROM (SELECT list(DISTINCT {'p': n, 'q': c}) AS es FROM u), unnest(es) AS z(e);
      SELECT e.p AS p FROM (SELECT list({'p': n, 'q': c} ORDER BY a) AS es FROM u), unnest(es) AS z(e);
      SELECT l[1].p AS p FROM (SELECT list({'p': n, 'q': c} ORDER BY a) FILTER (WHERE a > 1) AS l FROM u);
      SELECT r[2] AS r, l[1] AS l, l[n] AS x, m['k'] AS m FROM (SELECT n, row(a, c) AS r, [a, n] AS l, map {'k': c, 'o': 'x'} AS m FROM u);
      SELECT unnest([{'p': a, 'q': n}, {'p': 7, 'q': n}]).p AS p FROM u;
      SELECT x.p AS p FROM u, unnest([{'p': a, 'q': n}, {'p': n, 'q': 1}]) AS z(x);
      SELECT s.p AS p, s.q AS q FROM (SELECT struct_insert({'p': a}, q := n) AS s FROM u);
      SELECT f.p AS p FROM (SELECT first({'p': n, 'q': c} ORDER BY a) AS f FROM u GROUP BY c);
      SELECT f.p AS p FROM (SELECT lag({'p': n, 'q': c}) OVER (ORDER BY a) AS f FROM u);
      SELECT (SELECT {'p': n, 'q': c} FROM u WHERE u.a = t.a LIMIT 1).p AS p, b FROM t;
      SELECT st.inner_.z AS z, s.p.k AS k FROM (SELECT st, {'p': st, 'q': id} AS s FROM l);
      WITH RECURSIVE r AS (SELECT {'p': a, 'q': n} AS s, 1 AS i FROM u UNION ALL SELECT {'p': s.q, 'q': s.p}, i + 1 FROM r WHERE i < 3) SELECT s.p AS p, i FROM r\
      """;

  @Test
  void partsOfNestedValuesAreToldApart() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      List<NamedQuery> queries =
          Stream.of(NESTED.split(";\n")).map(sql -> new NamedQuery(sql, sql)).toList();
      Perturbation perturbation = new Perturbation(database);
      assertThat(perturbation.run(queries)).as(perturbation.summary()).isEmpty();
      assertThat(perturbation.summary()).startsWith(queries.size() + " queries");
    }
  }

  /// Other values in one part of a nested column; NULLs and lengths stay.
  private static final Map<String, String> PARTS =
      new TreeMap<>(
          Map.of(
              "st.k",
              "CASE WHEN st IS NOT NULL THEN struct_update(st, k := coalesce(st.k, 0) + 7) END",
              "st.v",
              "CASE WHEN st IS NOT NULL THEN struct_update(st, v := coalesce(st.v, 'n') || 'q') END",
              "st.inner_.z",
              "CASE WHEN st.inner_ IS NOT NULL THEN struct_update(st, inner_ :="
                  + " struct_update(st.inner_, z := 17.5)) ELSE st END",
              "items[].name",
              "[CASE WHEN x IS NOT NULL THEN struct_update(x, name := coalesce(x.name, 'n') || 'q')"
                  + " END FOR x IN items]",
              "items[].qty",
              "[CASE WHEN x IS NOT NULL THEN struct_update(x, qty := coalesce(x.qty, 3) + 4) END"
                  + " FOR x IN items]",
              "xs[]",
              "[coalesce(x, 5) + 1 FOR x IN xs]",
              "ys[]",
              "[coalesce(x, 'n') || 'q' FOR x IN ys]"));

  private static final List<String> PART_QUERIES =
      List.of(
          "SELECT (CASE WHEN id > 1 THEN st END).k AS k FROM l",
          "SELECT first(st ORDER BY id).v AS v FROM l",
          "SELECT e.v AS v FROM (SELECT list(st) AS sts FROM l), unnest(sts) AS z(e)",
          "SELECT x.name AS n, id FROM l, unnest(items) AS z(x)",
          "SELECT unnest(xs) AS x, unnest(ys) AS y FROM l",
          "SELECT count(*) AS n FROM l, unnest(items)",
          "SELECT lag(st) OVER (ORDER BY id).inner_.z AS z FROM l",
          "SELECT s.k AS k FROM (SELECT st AS s FROM l UNION ALL SELECT st FROM l WHERE id > 2)",
          "SELECT any_value(items)[1].qty AS q FROM l GROUP BY id",
          "SELECT coalesce(st, st).k AS k, struct_insert(st, n := id).v AS v FROM l");

  @Test
  void partsOfColumnsThatLineageDoesNotNameChangeNothing() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      List<NamedQuery> queries =
          Stream.of(
                  NamedQuery.corpus("").stream()
                      .filter(q -> !q.sql().toUpperCase(Locale.ROOT).contains("SAMPLE")),
                  Stream.of(NESTED.split(";\n")).map(sql -> new NamedQuery(sql, sql)),
                  PART_QUERIES.stream().map(sql -> new NamedQuery(sql, sql)))
              .flatMap(s -> s)
              .toList();
      PartPerturbation perturbation = new PartPerturbation(database, TableName.of("l"));
      List<String> wrong = perturbation.run(queries, PARTS);
      assertThat(wrong).as(perturbation.summary()).isEmpty();
      System.out.println("parts: " + perturbation.summary());
    }
  }
}
