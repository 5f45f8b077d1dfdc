package dev.weir.verify.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.rewrite.CoercionTable;
import dev.weir.compile.rewrite.CoercionTable.Meeting;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.compile.rewrite.RewriteOptions.Annotation;
import dev.weir.compile.rewrite.RewriteOptions.GivenTypes;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.model.DataType;
import dev.weir.model.WeirException;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// No entry that a table of coercions takes changes a row, on the values at the edges of the types.
class CoercionOracleTest {
  /// Types, and values of each that others do not hold or round.
  private static final List<List<String>> TYPES =
      List.of(
          List.of("TINYINT", "-128", "127", "1"),
          List.of("UTINYINT", "0", "255", "1"),
          List.of("SMALLINT", "-32768", "32767", "127"),
          List.of("INTEGER", "-2147483648", "2147483647", "16777217"),
          List.of("UINTEGER", "0", "4294967295", "16777217"),
          List.of("BIGINT", "-9223372036854775808", "9223372036854775807", "9007199254740993"),
          List.of("UBIGINT", "0", "18446744073709551615", "9007199254740993"),
          List.of(
              "HUGEINT",
              "-170141183460469231731687303715884105728",
              "170141183460469231731687303715884105727",
              "9007199254740993"),
          List.of("FLOAT", "'nan'", "16777216", "0.1"),
          List.of("DOUBLE", "'infinity'", "9007199254740992", "0.1"),
          List.of("DECIMAL(4,1)", "-999.9", "999.9", "0.1"),
          List.of("DECIMAL(18,2)", "-9999999999999999.99", "127.00", "0.10"),
          List.of("DECIMAL(38,10)", "-9999999999999999999999999999.9999999999", "0.1", "127"),
          List.of("DATE", "'0001-01-01'", "'2026-02-28'", "'2026-03-01'"),
          List.of("TIMESTAMP", "'0001-01-01'", "'2026-02-28 12:00:00'", "'2026-03-01'"),
          List.of("VARCHAR", "'1'", "'2026-02-28'", "'a'"));

  private static final List<String> MEETINGS =
      List.of(
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UBIGINT",
          "HUGEINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL(9,2)",
          "DECIMAL(28,2)",
          "DECIMAL(22,1)",
          "DECIMAL(38,10)",
          "DECIMAL(38,2)",
          "TIMESTAMP",
          "VARCHAR");

  @Test
  void legalEntriesKeepRowsAtTheEdgesOfTheirTypes() {
    try (Database database = Database.open()) {
      for (int i = 0; i < TYPES.size(); i++) {
        List<String> type = TYPES.get(i);
        String table = "CREATE TABLE v" + i + " (id INTEGER, v " + type.getFirst() + ")";
        database.execute(
            table,
            "INSERT INTO v%d VALUES (1, %s), (2, %s), (3, %s), (4, NULL)"
                .formatted(i, type.get(1), type.get(2), type.get(3)));
      }
      int judged = 0;
      int refused = 0;
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < TYPES.size(); i++) {
        for (int j = i + 1; j < TYPES.size(); j++) {
          for (String meeting : MEETINGS) {
            try {
              CoercionTable table =
                  new CoercionTable(
                      List.of(new Meeting(type(i), type(j), DataType.parse(meeting))));
              RewriteOracle oracle = oracle(database, table);
              wrong.addAll(oracle.run(List.of(query(i, j))));
              judged += oracle.judged();
            } catch (WeirException e) {
              refused++;
            }
          }
        }
      }
      System.out.println("coercions: " + judged + " legal, " + refused + " refused");
      assertThat(wrong).isEmpty();
      assertThat(judged).isGreaterThan(100);
    }
  }

  private static DataType type(int i) {
    return DataType.parse(TYPES.get(i).getFirst());
  }

  private static RewriteOracle oracle(Database database, CoercionTable table) {
    return new RewriteOracle(
        database,
        database.catalog(),
        List.of(),
        List.of(RewriteRules.named("annotate_types"), RewriteRules.named("canonicalize")),
        RewriteOptions.plain().with(new Annotation(table, GivenTypes.KEPT)),
        TableKeys.none());
  }

  private static NamedQuery query(int i, int j) {
    String sql =
        """
        SELECT a.id, b.id AS other, a.v = b.v AS e, a.v < b.v AS l, b.v >= a.v AS g,
          a.v IS DISTINCT FROM b.v AS d, a.v BETWEEN b.v AND a.v AS w, b.v IN (a.v, b.v) AS m,
          coalesce(a.v, b.v) AS c, CASE WHEN a.id > 2 THEN b.v ELSE a.v END AS k
        FROM v%d AS a CROSS JOIN v%d AS b
        """
            .formatted(i, j);
    return new NamedQuery("v" + i + " v" + j, sql);
  }
}
