package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.CatalogTranspiler;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.transform.SqlTranspiler.Unsupported;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written for another dialect is read back by our own parser and run on the engine: it
/// gives the rows of the original, or it was refused by name and place.
class DialectRoundTripTest {
  /// How many constructs each dialect can say at least; a change that loses some must say so here.
  private static int least(String dialect) {
    return switch (dialect) {
      case "spark" -> 570;
      case "postgres" -> 540;
      default -> 505;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark", "postgres", "ansi"})
  void whatIsWrittenMeansTheSame(String name) {
    Dialect dialect = Dialect.named(name);
    List<String> differences = new ArrayList<>();
    int written = 0;
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      for (Corpus.Query query : Corpus.constructs()) {
        Optional<String> text = written(query, dialect, differences);
        if (text.isPresent()) {
          written++;
          difference(query, text.get(), dialect, database).ifPresent(differences::add);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(written).isGreaterThanOrEqualTo(least(name));
  }

  /// With the tables known, stars are expanded and aliases found; what was said without is said
  /// still.
  @ParameterizedTest
  @ValueSource(strings = {"spark", "postgres", "ansi"})
  void whatIsWrittenWithACatalogMeansTheSame(String name) {
    Dialect dialect = Dialect.named(name);
    List<String> differences = new ArrayList<>();
    int written = 0;
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      CatalogTranspiler transpiler =
          CatalogTranspiler.of(database.catalog(), FunctionCatalog.duckdb());
      for (Corpus.Query query : Corpus.constructs()) {
        try {
          String text =
              transpiler
                  .transpile(
                      query.text(),
                      Dialect.DUCKDB,
                      dialect,
                      PrintStyle.COMPACT,
                      Unsupported.ERROR,
                      query.name())
                  .sql();
          written++;
          if (!text.contains("TABLESAMPLE")) {
            difference(query, text, dialect, database).ifPresent(differences::add);
          }
        } catch (WeirException e) {
          assertThat(e.problems()).as(query.name()).allMatch(p -> p.place().isPresent());
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(written).isGreaterThanOrEqualTo(least(name));
  }

  private static Optional<String> written(
      Corpus.Query query, Dialect dialect, List<String> differences) {
    SqlQuery tree = SqlParser.of(Dialect.DUCKDB).parseQuery(query.text());
    try {
      return Optional.of(SqlTranspiler.write(tree, dialect, PrintStyle.COMPACT, query.text()));
    } catch (WeirException e) {
      boolean named =
          e.problems().stream()
              .allMatch(p -> p.code() == ErrorCode.UNSUPPORTED && p.place().isPresent());
      if (!named) {
        differences.add(query.name() + " is refused without a place: " + e.getMessage());
      }
      return Optional.empty();
    }
  }

  private static Optional<String> difference(
      Corpus.Query query, String text, Dialect dialect, Database database) {
    List<String> expected;
    try {
      expected = sorted(database.rows(query.text().strip()));
    } catch (SQLException e) {
      return Optional.empty();
    }
    String back =
        SqlPrinter.print(
            SqlTranspiler.readInDoubt(text, dialect, query.name()).query(), Dialect.DUCKDB);
    try {
      List<String> rows = sorted(database.rows(back));
      return rows.equals(expected)
          ? Optional.empty()
          : Optional.of(query.name() + " gives other rows as " + text + "\n" + rows + expected);
    } catch (SQLException e) {
      return Optional.of(query.name() + " does not run as " + text + "\n" + e.getMessage());
    }
  }

  /// Rows as a multiset, without the last digits of a DOUBLE and the scale of a decimal: another
  /// form of a division may round otherwise.
  private static List<String> sorted(List<String> rows) {
    return rows.stream().map(Rounded::text).sorted().toList();
  }

  @Test
  void sparksOwnTextsAreReadAndWritten() {
    List<Corpus.Query> queries = new ArrayList<>(Corpus.tpch());
    queries.addAll(Corpus.tpcds());
    for (Corpus.Query query : queries) {
      String once = transpile(query.text(), Dialect.SPARK, Dialect.DUCKDB);
      String spark = transpile(once, Dialect.DUCKDB, Dialect.SPARK);
      String twice = transpile(spark, Dialect.SPARK, Dialect.DUCKDB);
      assertThat(transpile(twice, Dialect.DUCKDB, Dialect.SPARK)).as(query.name()).isEqualTo(spark);
    }
  }

  private static String transpile(String sql, Dialect from, Dialect to) {
    return SqlTranspiler.transpile(sql, from, to, PrintStyle.COMPACT, Unsupported.ERROR, "<sql>")
        .sql();
  }
}
