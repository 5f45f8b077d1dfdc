package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlFormatter;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlTrees;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.tree.SqlQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// For every construct a golden beside its query: the syntax tree, the layout, and the text in
/// every dialect or the reason why there is none. `-Dweir.goldens=write` writes them anew; the diff
/// is for a person to read.
class GoldenTest {
  private static final boolean WRITE = "write".equals(System.getProperty("weir.goldens"));

  @Test
  void everyConstructIsReadAndWrittenAsBefore() throws IOException {
    List<String> changed = new ArrayList<>();
    for (Corpus.Query query : Corpus.constructs()) {
      Path golden = Corpus.FOLDER.resolve(query.name() + ".golden");
      String now = stages(query.text());
      if (WRITE) {
        Files.writeString(golden, now);
      } else if (!Files.exists(golden) || !Files.readString(golden).equals(now)) {
        changed.add(query.name() + "\n" + now);
      }
    }
    assertThat(changed).isEmpty();
  }

  private static String stages(String text) {
    StringBuilder stages = new StringBuilder();
    SqlQuery tree = SqlParser.of(Dialect.DUCKDB).parseQuery(text);
    section("format", SqlFormatter.format(text, Dialect.DUCKDB), stages);
    for (Dialect dialect : Dialect.all()) {
      section(dialect.name(), written(tree, dialect, text), stages);
    }
    section("syntax", SqlTrees.dump(tree), stages);
    return stages.toString();
  }

  private static String written(SqlQuery tree, Dialect dialect, String text) {
    try {
      return SqlTranspiler.write(tree, dialect, PrintStyle.COMPACT, text);
    } catch (WeirException e) {
      return e.problems().stream()
          .map(Problem::message)
          .map(m -> "! " + m)
          .collect(Collectors.joining("\n"));
    }
  }

  private static void section(String name, String content, StringBuilder stages) {
    stages.append("== ").append(name).append('\n').append(content.stripTrailing()).append('\n');
  }
}
