package dev.weir.verify.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// 10,000 texts that nobody would write: each gives a query or a placed error, within a second.
class HostileInputTest {
  private static final long SEED = 20_260_101L;
  private static final long LIMIT_NANOS = 1_000_000_000L;
  private static final int INPUTS = 10_000;

  private final SqlParser parser = SqlParser.of(Dialect.DUCKDB);

  @Test
  void everyTextIsReadOrRefusedAtAPlace() {
    List<String> inputs = new ArrayList<>(crafted());
    inputs.addAll(prefixes(Corpus.tpch(), 7));
    inputs.addAll(mutations(INPUTS - Math.min(INPUTS, inputs.size())));
    assertThat(inputs).hasSizeGreaterThanOrEqualTo(INPUTS);

    List<String> failures = new ArrayList<>();
    for (String input : inputs) {
      String failure = failure(input);
      if (!failure.isEmpty()) {
        failures.add(failure + ": " + input.substring(0, Math.min(80, input.length())));
      }
    }
    assertThat(failures).as("seed " + SEED).isEmpty();
  }

  /// A text is slow only when it is slow three times: the machine may have other work.
  private String failure(String input) {
    for (int attempt = 0; attempt < 3; attempt++) {
      long start = System.nanoTime();
      String failure = outcome(input);
      if (System.nanoTime() - start <= LIMIT_NANOS) {
        return failure;
      }
    }
    return "took over a second";
  }

  private String outcome(String input) {
    try {
      SqlPrinter.print(parser.parseQuery(input), Dialect.DUCKDB);
      return "";
    } catch (WeirException e) {
      boolean placed = e.problems().stream().allMatch(p -> p.place().isPresent());
      boolean ours =
          switch (e.code()) {
            case ErrorCode.SYNTAX,
                ErrorCode.NOT_A_QUERY,
                ErrorCode.TOO_DEEP,
                ErrorCode.LIMIT_EXCEEDED ->
                true;
            case ErrorCode.UNSUPPORTED -> true;
            default -> false;
          };
      return placed && ours ? "" : "not a clean error (" + e.code() + ")";
    } catch (RuntimeException | StackOverflowError e) {
      return e.toString();
    }
  }

  // ---- inputs ----

  private static List<String> crafted() {
    List<String> inputs = new ArrayList<>();
    for (int n : new int[] {10, 100, 900, 1_000, 10_000}) {
      for (String opening :
          new String[] {
            "(",
            "[",
            "{'a': ",
            "f(",
            "CASE WHEN ",
            "CASE WHEN 1 THEN ",
            "(SELECT ",
            "EXISTS (SELECT ",
            "NOT ",
            "- ",
            "~ ",
            "lambda x: ",
            "CAST(",
            "INTERVAL (",
            "1 BETWEEN ",
            "a IN (",
            "a = NOT ",
            "a = ANY (",
            "sum(a) OVER (ORDER BY ",
            "1 + ",
            "a -> ",
            "MAP {1: "
          }) {
        inputs.add("SELECT " + opening.repeat(n) + "1");
      }
      inputs.add("SELECT " + "(".repeat(n) + "1" + ")".repeat(n));
      inputs.add("SELECT " + "CASE WHEN TRUE THEN ".repeat(n) + "1" + " END".repeat(n));
      inputs.add("SELECT * FROM (".repeat(n) + "SELECT 1" + ")".repeat(n));
      inputs.add("SELECT " + "(SELECT ".repeat(n) + "1" + ")".repeat(n));
      inputs.add("WITH a AS (".repeat(n) + "SELECT 1" + ") SELECT 1".repeat(n));
      inputs.add("FROM " + "(".repeat(n) + "t" + ")".repeat(n));
      inputs.add("SELECT 1 FROM t " + "JOIN t ON a ".repeat(n));
      inputs.add("SELECT 1 FROM t " + "JOIN t ".repeat(n) + "ON a ".repeat(n));
      inputs.add("SELECT 1 UNION ALL ".repeat(n) + "SELECT 1");
      inputs.add("(SELECT 1 UNION ".repeat(n) + "SELECT 1" + ")".repeat(n));
      inputs.add("SELECT a" + "[1]".repeat(n));
      inputs.add("SELECT a" + "::INT".repeat(n));
      inputs.add("SELECT (a)" + ".f()".repeat(n));
      inputs.add("SELECT CAST(1 AS " + "STRUCT(a ".repeat(n) + "INT" + ")".repeat(n) + ")");
      inputs.add("SELECT CAST(1 AS INT" + "[]".repeat(n) + ")");
      inputs.add("SELECT a IN (" + "1, ".repeat(n) + "1)");
      inputs.add("SELECT " + "a, ".repeat(n) + "a FROM t");
      inputs.add("/* ".repeat(n) + " */".repeat(n) + "SELECT 1");
      inputs.add("GROUP BY ".repeat(n));
    }
    String long_ = "a".repeat(1 << 20);
    inputs.addAll(
        List.of(
            "SELECT " + long_,
            "SELECT \"" + long_ + "\"",
            "SELECT '" + long_ + "'",
            "SELECT '" + long_,
            "SELECT " + "1".repeat(1 << 20),
            "SELECT a " + "@".repeat(1 << 20) + " b",
            "SELECT $" + long_ + "$",
            "SELECT " + "'a'\n".repeat(1 << 18),
            "(".repeat(1 << 20),
            ")".repeat(1 << 20),
            "$".repeat(1 << 20),
            "SELECT \0",
            "\0",
            "SELECT '\0'",
            "\uD800",
            "SELECT '\uDC00'",
            "SELECT \uD800\uD800",
            "\uFEFFSELECT 1",
            "\u00A0SELECT\u30001",
            "",
            " ",
            ";",
            ";;;",
            "--",
            "/*",
            "\"",
            "'",
            "`",
            "$",
            "?",
            "\\"));
    for (char c = 0; c < 256; c++) {
      inputs.add(String.valueOf(c));
      inputs.add("SELECT " + c);
      inputs.add("SELECT a " + c + " b");
    }
    return inputs;
  }

  private static List<String> prefixes(List<Corpus.Query> queries, int step) {
    List<String> inputs = new ArrayList<>();
    for (Corpus.Query query : queries) {
      for (int i = 0; i < query.text().length(); i += step) {
        inputs.add(query.text().substring(0, i));
      }
    }
    return inputs;
  }

  /// Queries with tokens deleted, swapped, doubled, or taken from another query.
  private static List<String> mutations(int count) {
    Random random = new Random(SEED);
    List<Corpus.Query> queries = new ArrayList<>(Corpus.constructs());
    queries.addAll(Corpus.tpch());
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < Math.max(count, 3_000); i++) {
      List<String> tokens = tokens(queries.get(random.nextInt(queries.size())).text());
      List<String> others = tokens(queries.get(random.nextInt(queries.size())).text());
      int changes = 1 + random.nextInt(3);
      for (int c = 0; c < changes && !tokens.isEmpty(); c++) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(4)) {
          case 0 -> tokens.remove(at);
          case 1 -> tokens.add(at, others.get(random.nextInt(others.size())));
          case 2 -> tokens.add(at, tokens.get(at));
          default -> {
            String moved = tokens.remove(at);
            tokens.add(random.nextInt(tokens.size() + 1), moved);
          }
        }
      }
      inputs.add(String.join(" ", tokens));
    }
    return inputs;
  }

  private static List<String> tokens(String text) {
    return new ArrayList<>(
        List.of(text.strip().split("(?<=[(),\\[\\]{}.:])|(?=[(),\\[\\]{}.:])|\\s+")));
  }
}
