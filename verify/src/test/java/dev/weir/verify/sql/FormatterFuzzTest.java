package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sql.Dialect;
import dev.weir.sql.SqlFormatter;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlTrees;
import dev.weir.sql.tree.SqlScript;
import dev.weir.sql.tree.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Comments of both kinds at random places of every query, and of texts of several statements: the
/// formatter keeps each of them once and the meaning, and doing it twice changes nothing.
class FormatterFuzzTest {
  private static final long SEED = 7;

  private final SqlParser parser = SqlParser.of(Dialect.DUCKDB);
  private final Random random = new Random(SEED);
  private int comments;

  @Test
  void everyCommentIsKeptOnceAndTheLayoutIsStable() {
    List<Corpus.Query> queries = new ArrayList<>(Corpus.constructs());
    queries.addAll(Corpus.tpch());
    queries.removeIf(q -> q.text().matches("(?s).*(--|/\\*|\\$\\$|\\$x\\$|[eE]').*"));
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      String one = queries.get(i).text().strip();
      check(commented(one, 14), problems);
      check(commented(one, 4), problems);
      String other = queries.get(random.nextInt(queries.size())).text().strip();
      check(commented(one + ";\nCREATE TABLE t (a INTEGER);\n" + other + ";", 20), problems);
    }
    assertThat(problems).as("seed " + SEED).isEmpty();
  }

  private String commented(String text, int rarity) {
    StringBuilder commented = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      commented.append(c);
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      boolean gap = quote == 0 && " ,();".indexOf(c) >= 0;
      if (gap && random.nextInt(rarity) == 0) {
        comments++;
        commented.append(
            random.nextBoolean() ? " /* c" + comments + " */ " : " -- c" + comments + "\n");
      }
    }
    return commented.toString();
  }

  private void check(String text, List<String> problems) {
    SqlScript before = parser.parseScript(text);
    String formatted = SqlFormatter.format(text, Dialect.DUCKDB);
    SqlScript after = parser.parseScript(formatted);
    if (!SqlFormatter.format(formatted, Dialect.DUCKDB).equals(formatted)) {
      problems.add("not stable: " + text);
    }
    if (!texts(before).equals(texts(after))) {
      problems.add("other comments " + texts(after) + ": " + text);
    }
    boolean same = before.statements().size() == after.statements().size();
    for (int i = 0; same && i < before.statements().size(); i++) {
      SqlStatement statement = before.statements().get(i);
      same = SqlTrees.sameShape(statement, after.statements().get(i));
    }
    if (!same) {
      problems.add("another meaning: " + text);
    }
  }

  private static List<String> texts(SqlScript script) {
    return script.comments().stream()
        .map(c -> c.text().strip())
        .sorted()
        .collect(Collectors.toList());
  }
}
