package dev.weir.verify.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Tokens as long as a text can be, and what is read out of them.
final class HostileTokens {
  private static final int[] LENGTHS = {
    100, 999, 1_001, 5_000, 20_000, 100_000, 400_000, 1_000_000, 1_100_000, 4_100_000
  };

  final List<HostileQueries.Family> families = new ArrayList<>();

  HostileTokens() {
    tokens();
  }

  private void add(String name, int[] sizes, IntFunction<String> text) {
    families.add(new HostileQueries.Family(name, sizes, text));
  }

  private void tokens() {
    add("long number", LENGTHS, n -> "SELECT " + "1".repeat(n));
    add("long fraction", LENGTHS, n -> "SELECT 0." + "1".repeat(n));
    add("long exponent", LENGTHS, n -> "SELECT 1e" + "1".repeat(n));
    add("long hexadecimal", LENGTHS, n -> "SELECT 0x" + "a".repeat(n));
    add("long text", LENGTHS, n -> "SELECT '" + "a".repeat(n) + "'");
    add("long text of quotes", LENGTHS, n -> "SELECT '" + "''".repeat(n / 2) + "'");
    add("long escaped text", LENGTHS, n -> "SELECT E'" + "\\n".repeat(n / 2) + "'");
    add("long dollar text", LENGTHS, n -> "SELECT $a$" + "$".repeat(n) + "$a$");
    add("long dollar tag", LENGTHS, n -> "SELECT $" + "a".repeat(n) + "$x$" + "a".repeat(n) + "$");
    add("long name", LENGTHS, n -> "SELECT " + "a".repeat(n) + " FROM t");
    add("long alias", LENGTHS, n -> "SELECT i AS " + "a".repeat(n) + " FROM t");
    add("long quoted alias", LENGTHS, n -> "SELECT i AS \"" + "\"\"".repeat(n / 2) + "\" FROM t");
    add("long table", LENGTHS, n -> "SELECT 1 FROM " + "a".repeat(n));
    add("long function", LENGTHS, n -> "SELECT " + "a".repeat(n) + "(1)");
    add("long type", LENGTHS, n -> "SELECT CAST(1 AS " + "a".repeat(n) + ")");
    add("qualified name", LENGTHS, n -> "SELECT " + "a.".repeat(n / 2) + "b FROM t");
    add("qualified table", LENGTHS, n -> "SELECT 1 FROM " + "a.".repeat(n / 2) + "b");
    add("long operator", LENGTHS, n -> "SELECT i " + "@".repeat(n) + " x FROM t");
    add("long comment", LENGTHS, n -> "SELECT 1 /*" + "*".repeat(n) + "*/");
    add("long pattern", LENGTHS, n -> "SELECT s LIKE '" + "%_".repeat(n / 2) + "' FROM t");
    add(
        "long COLUMNS pattern",
        LENGTHS,
        n -> "SELECT COLUMNS('" + "(a*)*".repeat(n / 5) + "') FROM t");
    add(
        "long similar pattern",
        LENGTHS,
        n -> "SELECT regexp_matches(s, '" + "(a*)*".repeat(n / 5) + "') FROM t");
    add("long date", LENGTHS, n -> "SELECT DATE '" + "1".repeat(n) + "'");
    add("long interval", LENGTHS, n -> "SELECT INTERVAL '" + "1 day ".repeat(n / 6) + "'");
    add("long JSON", LENGTHS, n -> "SELECT '" + "[".repeat(n) + "'::JSON");
    add("long JSON path", LENGTHS, n -> "SELECT ('{}'::JSON)->'" + "$.a".repeat(n / 3) + "'");
    add("long format", LENGTHS, n -> "SELECT strftime(d, '" + "%Y".repeat(n / 2) + "') FROM t");
    add(
        "long decimal cast",
        LENGTHS,
        n -> "SELECT CAST('" + "1".repeat(n) + "' AS DECIMAL(38, 2))");
    add("long blob", LENGTHS, n -> "SELECT '" + "\\xAA".repeat(n / 4) + "'::BLOB");
    add("long limit", LENGTHS, n -> "SELECT 1 LIMIT " + "1".repeat(n));
    add("long parameter", LENGTHS, n -> "SELECT $" + "1".repeat(n));
    add("long column position", LENGTHS, n -> "SELECT #" + "1".repeat(n) + " FROM t");
    add("unclosed text", LENGTHS, n -> "SELECT '" + "a".repeat(n));
    add("unclosed comment", LENGTHS, n -> "SELECT 1 /*" + "/*".repeat(n / 2));
    add("no characters of SQL", LENGTHS, "\u0000"::repeat);
    add("letters of other alphabets", LENGTHS, n -> "SELECT " + "ä".repeat(n));
    add("half of a surrogate", LENGTHS, n -> "SELECT '" + "\uD800".repeat(n) + "'");
    add("white space", LENGTHS, n -> "SELECT" + "\u3000".repeat(n) + "1");
  }
}
