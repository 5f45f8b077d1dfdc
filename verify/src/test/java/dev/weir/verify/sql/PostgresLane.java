package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.CatalogTranspiler;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlParser;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.transform.SqlTranspiler.Unsupported;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpchTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What is written for PostgreSQL, run on a real one: the rows of the original. It runs only where
/// one is named: `mvn verify -pl verify -am -Dweir.postgres=/usr/lib/postgresql/17/bin`.
class PostgresLane {
  private static final Path EXCEPTIONS = Path.of("src/test/resources/sql/postgres-exceptions.txt");

  /// What a catalog puts right.
  private static final Set<String> BOUND =
      Set.of(
          "meaning/having",
          "meaning/lateral-column-alias",
          "meaning/main-schema",
          "meaning/order-by-expression",
          "meaning/where-alias",
          "select/having-qualify-03",
          "select/list-10",
          "select/list-11",
          "select/where-04",
          "tables/names-01",
          "tables/names-02");

  /// Structs that only a bound query reaches.
  private static final Set<String> NOT_COPIED =
      Set.of("meaning/unnest-recursive", "nested/structs-03", "unnest/select-list-03");

  @Test
  void constructsGiveTheRowsOfTheOriginal() throws IOException, SQLException {
    try (Database database = Database.open();
        Postgres postgres = Postgres.start(binaries())) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      postgres.copy(database);
      check(Corpus.constructs(), PostgresLane::asWritten, exceptions(), database, postgres);
    }
  }

  @Test
  void constructsBoundToACatalogGiveTheRowsOfTheOriginal() throws IOException, SQLException {
    try (Database database = Database.open();
        Postgres postgres = Postgres.start(binaries())) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      postgres.copy(database);
      CatalogTranspiler transpiler =
          CatalogTranspiler.of(database.catalog(), FunctionCatalog.duckdb());
      Function<Corpus.Query, String> bound =
          q ->
              transpiler
                  .transpile(
                      q.text(),
                      Dialect.DUCKDB,
                      Dialect.POSTGRES,
                      PrintStyle.COMPACT,
                      Unsupported.ERROR,
                      q.name())
                  .sql();
      Set<String> known = exceptions();
      known.removeAll(BOUND);
      known.addAll(NOT_COPIED);
      check(Corpus.constructs(), bound, known, database, postgres);
    }
  }

  @Test
  void tpchGivesTheRowsOfTheOriginal() throws IOException, SQLException {
    try (Database database = Database.open();
        Postgres postgres = Postgres.start(binaries())) {
      TpchTables.load(database, 0.01);
      postgres.copy(database);
      postgres.ask("CREATE INDEX ON lineitem (l_partkey, l_suppkey)");
      check(Corpus.tpch(), PostgresLane::asWritten, exceptions(), database, postgres);
    }
  }

  private static void check(
      List<Corpus.Query> queries,
      Function<Corpus.Query, String> write,
      Set<String> known,
      Database database,
      Postgres postgres) {
    List<String> differences = new ArrayList<>();
    for (Corpus.Query query : queries) {
      Optional<String> difference = difference(query, write, database, postgres);
      boolean listed = known.contains(query.name());
      if (difference.isPresent() && !listed) {
        differences.add(query.name() + ": " + difference.get());
      } else if (difference.isEmpty() && listed) {
        differences.add(query.name() + ": no longer differs, take it off the list");
      }
    }
    assertThat(differences).isEmpty();
  }

  private static Optional<String> difference(
      Corpus.Query query,
      Function<Corpus.Query, String> write,
      Database database,
      Postgres postgres) {
    String text;
    List<String> expected;
    try {
      text = write.apply(query);
      expected =
          database.rows(query.text().strip()).stream().map(PostgresLane::plain).sorted().toList();
    } catch (WeirException | SQLException e) {
      return Optional.empty();
    }
    List<String> answer = postgres.ask(text);
    if (!Postgres.error(answer).isEmpty()) {
      return Optional.of(text + "\n" + Postgres.error(answer));
    }
    List<String> rows = answer.stream().map(PostgresLane::plain).sorted().toList();
    return rows.equals(expected)
        ? Optional.empty()
        : Optional.of(text + "\n" + rows + "\n" + expected);
  }

  private static Path binaries() {
    String folder = System.getProperty("weir.postgres");
    return Path.of(Objects.requireNonNull(folder, "-Dweir.postgres names no folder"));
  }

  private static String asWritten(Corpus.Query query) {
    SqlQuery tree = SqlParser.of(Dialect.DUCKDB).parseQuery(query.text());
    return SqlTranspiler.write(tree, Dialect.POSTGRES, PrintStyle.COMPACT, query.text());
  }

  /// A row in one notation for both: truth values, lists, midnight, binary strings.
  private static String plain(String row) {
    List<String> values = new ArrayList<>();
    row = row.replaceAll("\\bmons?\\b", "month").replaceAll("\\bmonths\\b", "month");
    for (String value : row.split(" \\| ", -1)) {
      String plain =
          value.replaceAll("^\\+(?=\\d)", "").replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.0$", "$1");
      plain = plain.replaceAll("\\+00$|Z$", "").replaceAll("(\\d)T(\\d\\d)", "$1 $2");
      plain = plain.replaceAll("( 00:00:00| 00:00|(?<=\\d) 00:00)$", "");
      plain = plain.replaceAll("^(\\d\\d:\\d\\d)$", "$1:00");
      plain =
          switch (plain) {
            case "true" -> "t";
            case "false" -> "f";
            default -> plain;
          };
      if (plain.startsWith("[") && plain.endsWith("]")) {
        plain =
            plain.replace('[', '{').replace(']', '}').replace(", ", ",").replace("null", "NULL");
      }
      plain = plain.replaceAll("^\\\\x", "x").replaceAll("( \\d\\d:\\d\\d)$", "$1:00");
      values.add(Rounded.text(plain.replaceAll("(?i)(\\d)e(-\\d+)$", "$1E$2").replace("\"", "")));
    }
    return String.join(" | ", values);
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
