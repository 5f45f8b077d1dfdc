package dev.weir.verify.identity;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.diff.ChangeClass;
import dev.weir.compile.diff.ColumnChange;
import dev.weir.compile.diff.QueryDiff;
import dev.weir.compile.diff.SemanticDiff;
import dev.weir.compile.normal.NormalSql;
import dev.weir.compile.normal.Normalizer;
import dev.weir.verify.emit.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes pairs of queries, half of them written in two ways, half with one decision changed, and
/// lets the engine judge what their fingerprints say.
final class IdentitySearch {
  /// What came out.
  record Report(
      int pairs,
      int refused,
      int equivalences,
      int equal,
      List<String> unsound,
      List<String> wrongForms,
      List<String> wrongDiffs,
      Map<ChangeClass, Integer> classes,
      List<String> missed) {
    double recognised() {
      return equivalences == 0 ? 0 : (double) equal / equivalences;
    }

    @Override
    public String toString() {
      return "%d pairs, %d refused, %d of %d equivalences recognised (%.1f %%), %d unsound, %d wrong forms, %d wrong diffs; changes %s"
          .formatted(
              pairs,
              refused,
              equal,
              equivalences,
              100 * recognised(),
              unsound.size(),
              wrongForms.size(),
              wrongDiffs.size(),
              classes);
    }
  }

  private record Judged(
      CompiledQuery compiled,
      String sql,
      String fingerprint,
      List<String> rows,
      String normalSql) {}

  private final Database database;
  private final Catalog catalog;
  private final Map<String, Judged> known = new LinkedHashMap<>();
  private final List<String> unsound = new ArrayList<>();
  private final List<String> wrongForms = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> wrongDiffs = new ArrayList<>();
  private final Map<ChangeClass, Integer> classes = new EnumMap<>(ChangeClass.class);
  private int refused;

  private IdentitySearch(Database database) {
    this.database = database;
    this.catalog = SmallTables.load(database);
  }

  static Report run(long seed, int pairs) {
    try (Database database = Database.open()) {
      IdentitySearch search = new IdentitySearch(database);
      return search.pairs(seed, pairs);
    }
  }

  private Report pairs(long seed, int pairs) {
    int equivalences = 0;
    int equal = 0;
    for (int i = 0; i < pairs; i++) {
      long query = seed + i;
      Draws draws = new Draws(query, 2L * i, -1).withRare();
      String text = QueryWriter.write(draws);
      // What depends on the order of rows may come out otherwise under another plan.
      boolean checked = !draws.isOrderObserved() && i % 4 < 2;
      Judged first = judge(text, checked);
      boolean mutate = i % 2 == 1;
      int mutated = mutate ? new Random(query).nextInt(Math.max(1, draws.drawn())) : -1;
      Draws other = new Draws(query, 2L * i + 1, mutated).withRare();
      Judged second = judge(QueryWriter.write(other), false);
      if (first == null || second == null) {
        continue;
      }
      if (checked && !other.isOrderObserved()) {
        checkDiff(first, second);
      }
      if (!mutate && !draws.isOrderObserved()) {
        equivalences++;
        boolean same = first.fingerprint().equals(second.fingerprint());
        equal += same ? 1 : 0;
        if (!same) {
          missed.add(first.sql() + "\n  and " + second.sql());
        }
        if (!first.rows().equals(second.rows())) {
          throw new IllegalStateException(
              "seed "
                  + query
                  + ": the generator's own rewrite changes the result\n"
                  + first.sql()
                  + "\n"
                  + second.sql());
        }
      }
    }
    return new Report(
        pairs, refused, equivalences, equal, unsound, wrongForms, wrongDiffs, classes, missed);
  }

  private @Nullable Judged judge(String sql, boolean checked) {
    CompiledQuery compiled;
    List<String> rows;
    try {
      rows = SmallTables.rows(database, sql);
      compiled = Compiler.duckdb().compile(sql, "generated", catalog);
    } catch (SQLException | RuntimeException e) {
      refused++;
      if (refused < 4) {
        System.out.println("refused: " + sql + "\n  " + e.getMessage());
      }
      return null;
    }
    String normal = NormalSql.of(Normalizer.normalize(compiled.relation()));
    Judged judged = new Judged(compiled, sql, compiled.fingerprint().id(), rows, normal);
    if (checked) {
      checkForm(judged);
    }
    Judged before = known.putIfAbsent(judged.fingerprint(), judged);
    if (before != null && !before.rows().equals(rows)) {
      unsound.add(before.sql() + "\n  and " + sql);
    }
    return judged;
  }

  /// Columns that the diff calls unchanged hold the same rows.
  private void checkDiff(Judged before, Judged after) {
    QueryDiff diff = SemanticDiff.between(before.compiled(), after.compiled());
    diff.classes().forEach(c -> classes.merge(c, 1, Integer::sum));
    List<String> same =
        diff.columns().stream()
            .filter(c -> c.status() == ColumnChange.Status.UNCHANGED)
            .map(ColumnChange::name)
            .toList();
    if (same.isEmpty()) {
      return;
    }
    String columns = "SELECT " + String.join(", ", same) + " FROM (";
    try {
      if (!SmallTables.rows(database, columns + before.sql() + ")")
          .equals(SmallTables.rows(database, columns + after.sql() + ")"))) {
        wrongDiffs.add(before.sql() + "\n  and " + after.sql() + "\n" + diff.text());
      }
    } catch (SQLException e) {
      if (isEngineBug(e)) {
        refused++;
        return;
      }
      wrongDiffs.add(before.sql() + "\n" + e.getMessage());
    }
  }

  /// The engine's own assertions fail on some generated queries.
  private static boolean isEngineBug(SQLException e) {
    return String.valueOf(e.getMessage()).contains("INTERNAL Error");
  }

  private void checkForm(Judged judged) {
    try {
      if (!SmallTables.rows(database, judged.normalSql()).equals(judged.rows())) {
        wrongForms.add(judged.sql() + "\n  is not " + judged.normalSql());
      }
    } catch (SQLException e) {
      if (isEngineBug(e)) {
        refused++;
        return;
      }
      wrongForms.add(judged.sql() + "\n  " + judged.normalSql() + "\n  " + e.getMessage());
    }
  }
}
