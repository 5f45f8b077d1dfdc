package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.tree.SqlQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The guide's table of what each dialect keeps, changes and refuses is what the corpus shows.
/// `-Dweir.goldens=write` writes it anew.
class DialectTableTest {
  private static final Path GUIDE = Path.of("../docs/guide/dialects.md");

  private enum Outcome {
    KEPT,
    CHANGED,
    REFUSED
  }

  @Test
  void theGuideTellsWhatTheCorpusShows() throws IOException {
    String table = table();
    if ("write".equals(System.getProperty("weir.goldens"))) {
      Files.writeString(GUIDE, table);
    }
    assertThat(Files.readString(GUIDE)).isEqualTo(table);
  }

  private static String table() {
    List<Dialect> dialects = List.of(Dialect.SPARK, Dialect.POSTGRES, Dialect.ANSI);
    Map<String, Map<Dialect, List<Outcome>>> groups = new TreeMap<>();
    Map<Dialect, TreeSet<String>> reasons = new LinkedHashMap<>();
    for (Corpus.Query query : Corpus.constructs()) {
      String group = query.name().replaceFirst("-\\d+$", "");
      if (group.startsWith("meaning/")) {
        continue;
      }
      SqlQuery tree = SqlParser.of(Dialect.DUCKDB).parseQuery(query.text());
      for (Dialect dialect : dialects) {
        Outcome outcome =
            outcome(
                tree,
                dialect,
                query.text(),
                reasons.computeIfAbsent(dialect, d -> new TreeSet<>()));
        groups
            .computeIfAbsent(group, g -> new LinkedHashMap<>())
            .computeIfAbsent(dialect, d -> new ArrayList<>())
            .add(outcome);
      }
    }
    return told(dialects, groups, reasons);
  }

  private static Outcome outcome(
      SqlQuery tree, Dialect dialect, String text, TreeSet<String> reasons) {
    try {
      String written = SqlTranspiler.write(tree, dialect, PrintStyle.COMPACT, text);
      return written.equals(SqlPrinter.print(tree, Dialect.DUCKDB))
          ? Outcome.KEPT
          : Outcome.CHANGED;
    } catch (WeirException e) {
      e.problems().stream().map(Problem::message).forEach(reasons::add);
      return Outcome.REFUSED;
    }
  }

  private static String told(
      List<Dialect> dialects,
      Map<String, Map<Dialect, List<Outcome>>> groups,
      Map<Dialect, TreeSet<String>> reasons) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # What other dialects keep, change and refuse

        Counted over the queries of the corpus (`verify/src/test/resources/corpus`): how many are
        written as they are, in another form, or not at all. What is written gives the rows of the
        original when it is read back and run; what is refused is an error that names construct and
        place.

        | construct | spark: kept, changed, refused | postgres | ansi |
        | --- | --- | --- | --- |
        """);
    groups.forEach((group, outcomes) -> {
      text.append("| ").append(group);
      dialects.forEach(d -> text.append(" | ").append(counts(outcomes.getOrDefault(d, List.of()))));
      text.append(" |\n");
    });
    dialects.forEach(d -> {
      text.append("\n## Why ").append(d.name()).append(" refuses\n\n");
      reasons
          .getOrDefault(d, new TreeSet<>())
          .forEach(r -> text.append("- ").append(r).append('\n'));
    });
    return text.toString();
  }

  private static String counts(List<Outcome> outcomes) {
    return count(outcomes, Outcome.KEPT)
        + ", "
        + count(outcomes, Outcome.CHANGED)
        + ", "
        + count(outcomes, Outcome.REFUSED);
  }

  private static long count(List<Outcome> outcomes, Outcome wanted) {
    return outcomes.stream().filter(o -> o == wanted).count();
  }
}
