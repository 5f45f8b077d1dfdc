package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlFormatter;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.SqlTrees;
import dev.weir.sql.tree.SqlQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// For every query the engine's parser makes the same tree of our print as of the original,
/// whatever the layout and the quotes; our own parser too, and the formatter is stable. What the
/// engine has no JSON for is proved by its results elsewhere.
class ParserOracleTest {
  private static final Path EXCEPTIONS = Path.of("src/test/resources/sql/parser-exceptions.txt");
  private static final List<PrintStyle> STYLES =
      List.of(
          PrintStyle.COMPACT,
          PrintStyle.PRETTY,
          PrintStyle.COMPACT.with(PrintStyle.Quoting.ALWAYS));

  private final SqlParser parser = SqlParser.of(Dialect.DUCKDB);

  @Test
  void constructsPrintAsTheSameTree() throws IOException {
    assertThat(Corpus.constructs()).hasSizeGreaterThanOrEqualTo(600);
    check(Corpus.constructs());
  }

  @Test
  void tpchPrintsAsTheSameTree() throws IOException {
    check(Corpus.tpch());
  }

  @Test
  void tpcdsPrintsAsTheSameTree() throws IOException {
    check(Corpus.tpcds());
  }

  private void check(List<Corpus.Query> queries) throws IOException {
    Set<String> known = exceptions();
    List<String> differences = new ArrayList<>();
    try (EngineParser engine = new EngineParser()) {
      for (Corpus.Query query : queries) {
        Optional<String> difference = difference(query, engine);
        boolean listed = known.contains(query.name());
        if (difference.isPresent() && !listed) {
          differences.add(query.name() + ": " + difference.get());
        } else if (difference.isEmpty() && listed) {
          differences.add(query.name() + ": no longer differs, take it off the list");
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private Optional<String> difference(Corpus.Query query, EngineParser engine) {
    String expected = engine.tree(query.text());
    boolean compared = !EngineParser.isNotSerializable(expected);
    SqlQuery tree;
    try {
      tree = parser.parseQuery(query.text());
    } catch (WeirException e) {
      return compared && expected.startsWith("error")
          ? Optional.empty()
          : Optional.of("only we refuse it: " + e.getMessage());
    }
    if (compared && expected.startsWith("error")) {
      return Optional.of("only the engine refuses it: " + expected);
    }
    for (PrintStyle style : STYLES) {
      String printed = SqlPrinter.print(tree, Dialect.DUCKDB, style);
      if (!SqlTrees.sameShape(tree, parser.parseQuery(printed))) {
        return Optional.of("reads back as another tree: " + printed);
      }
      if (compared && !expected.equals(engine.tree(printed))) {
        return Optional.of("is another tree to the engine: " + printed);
      }
    }
    String formatted = SqlFormatter.format(query.text(), Dialect.DUCKDB);
    return formatted.equals(SqlFormatter.format(formatted, Dialect.DUCKDB))
        ? Optional.empty()
        : Optional.of("is not stable when formatted: " + formatted);
  }

  /// Lines `query: reason`.
  private static Set<String> exceptions() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (String line : Files.readAllLines(EXCEPTIONS)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        names.add(line.substring(0, line.indexOf(':')).strip());
      }
    }
    return names;
  }
}
