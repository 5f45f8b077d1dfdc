package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.util.List;
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
}
