package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;

/// Writes WITH. Its tables take the names of the plain tables, which the query then reads in their
/// place, or others that it does not read.
final class WithWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  WithWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  String clause() {
    List<String> tables = new ArrayList<>();
    boolean recursive = choices.chance(20);
    int count = 1 + choices.pick(2);
    for (int i = 0; i < count; i++) {
      tables.add(table());
    }
    if (recursive) {
      tables.add(recursion());
    }
    return (recursive ? "WITH RECURSIVE " : "WITH ") + String.join(", ", tables) + " ";
  }

  private String table() {
    String materialized =
        choices.feature(10) ? choices.pick(List.of("MATERIALIZED ", "NOT MATERIALIZED ")) : "";
    return switch (choices.pick(7)) {
      case 0 -> "t AS " + materialized + "(SELECT * FROM t WHERE " + where("t") + ")";
      case 1 -> "u AS " + materialized + "(SELECT * REPLACE (k + 1 AS k) FROM u)";
      case 2 -> "T(i, J) AS " + materialized + "(SELECT j, i, s, d, f, m, b FROM t)";
      case 3 -> "e AS (SELECT i, s, k FROM u UNION ALL SELECT id, nm, par FROM g)";
      case 4 -> choices.name("w") + " AS (" + writer.block(1, List.of()).text() + ")";
      case 5 -> "g AS (WITH g AS (SELECT id + 1 AS id, par, nm FROM g) SELECT * FROM g)";
      default ->
          "\"Odd.Name\" AS (SELECT \"select\", \"a.b\" || 'x' AS \"a.b\", \"it\"\"s\", \"Two"
              + " Words\", t FROM \"Odd.Name\")";
    };
  }

  private String where(String table) {
    return writer.expressions.of(Scope.of(SourceWriter.fields(table)), Kind.BOOL, 1);
  }

  private String recursion() {
    return switch (choices.pick(4)) {
      case 0 ->
          "g AS (SELECT id, par, nm FROM g WHERE par IS NULL UNION ALL SELECT x.id, x.par, x.nm"
              + " FROM mon AS x0, g AS r, (VALUES (2, 1, 'x'), (3, 2, 'y')) AS x(id, par, nm) WHERE"
              + " x.par = r.id AND x0.id = 1)";
      case 1 -> "e(i, s, k) AS (SELECT 1, 'a', 0 UNION SELECT i % 3 + 1, s, k FROM e)";
      case 2 ->
          "e(I, s, K) USING KEY (i) AS (SELECT 1, 'a', 0 UNION SELECT i, s, k + 1 FROM e WHERE k <"
              + " 3)";
      default ->
          "e AS (SELECT 1 AS i, 'x' AS s, 2 AS k UNION ALL SELECT i + 1, s || 'y', k FROM e WHERE i"
              + " < 3)";
    };
  }
}
