package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;

/// Small tables in which a wrong meaning shows: NULLs, duplicates, NaN, an empty table, names of
/// mixed case and of odd characters, one name in several tables and schemas, and every type.
final class FeatureTables {
  /// The order of the rows in each table.
  enum Layout {
    FORWARD,
    BACKWARD
  }

  private record Table(String name, String columns, List<String> rows) {}

  private static final List<Table> TABLES =
      List.of(
          new Table(
              "t",
              "i INTEGER, j INTEGER, s VARCHAR, d DATE, f DOUBLE, m DECIMAL(8,2), b BOOLEAN",
              List.of(
                  "1, 2, 'a', '2024-01-01', 1.5, 10.25, true",
                  "1, 2, 'A', '2024-01-01', 'nan', 10.25, true",
                  "1, 2, 'a', '2024-01-01', 1.5, 10.25, true",
                  "2, NULL, 'b', '2024-02-29', -0.5, NULL, false",
                  "2, 1, NULL, NULL, NULL, -3.5, NULL",
                  "NULL, 3, 'c', '2024-01-01', 2.0, 0, false",
                  "NULL, NULL, NULL, NULL, NULL, NULL, NULL",
                  "3, -1, 'B', '2023-12-31', 'inf', 99.99, true",
                  "-2, 5, 'ab', '2024-02-29', 0.25, 1, NULL")),
          new Table(
              "u",
              "i INTEGER, k BIGINT, s VARCHAR, \"Mixed\" INTEGER",
              List.of(
                  "1, 10, 'a', 7",
                  "1, 20, 'x', NULL",
                  "2, 20, 'B', 8",
                  "NULL, 30, NULL, 9",
                  "5, NULL, 'a', 7",
                  "3, 10, 'A', 1")),
          new Table("e", "i INTEGER, s VARCHAR, k BIGINT", List.of()),
          new Table(
              "\"Odd.Name\"",
              "\"select\" INTEGER, \"a.b\" VARCHAR, \"it\"\"s\" INTEGER, \"Two Words\" INTEGER, t"
                  + " STRUCT(i INTEGER, s VARCHAR)",
              List.of(
                  "1, 'x', 3, 4, {'i': 7, 's': 'q'}",
                  "2, NULL, 3, NULL, NULL",
                  "NULL, 'x', NULL, 4, {'i': NULL, 's': 'r'}")),
          new Table(
              "n",
              "i INTEGER, st STRUCT(i INTEGER, s VARCHAR, \"In\" STRUCT(z INTEGER, w INTEGER[])), l"
                  + " INTEGER[], mp MAP(VARCHAR, INTEGER), js JSON, v VARIANT, un UNION(num"
                  + " INTEGER, str VARCHAR), en ENUM('lo', 'mid', 'hi'), bl BLOB, bt BIT, hg"
                  + " HUGEINT, iv INTERVAL, tm TIME, ts TIMESTAMP, tz TIMESTAMPTZ, uu UUID, ar"
                  + " INTEGER[2], ls STRUCT(i INTEGER, s VARCHAR)[]",
              List.of(
                  "1, {'i': 5, 's': 'p', 'In': {'z': 1, 'w': [1, 2]}}, [3, 1, NULL, 2], MAP {'a':"
                      + " 1, 'b': NULL}, '{\"a\": 1, \"b\": [10, 20, {\"c\": \"x\"}]}', [1, 2,"
                      + " 3]::VARIANT, 4, 'lo', 'ab'::BLOB, '101',"
                      + " 170141183460469231731687303715884105727, INTERVAL 3 DAY, '10:00:00',"
                      + " '2024-01-01 10:00:00', '2024-01-01 10:00:00+00',"
                      + " '11111111-1111-1111-1111-111111111111', [1, 2], [{'i': 1, 's': 'x'},"
                      + " {'i': NULL, 's': 'y'}]",
                  "2, {'i': NULL, 's': NULL, 'In': NULL}, [], MAP {}, '[1, \"two\", null, {\"a\":"
                      + " true}]', {'a': 1, 'b': 'x'}::VARIANT, 'str'::VARCHAR, 'hi',"
                      + " '\\x00\\xFF'::BLOB, '0', -5, INTERVAL 1 MONTH, '00:00:00', '1970-01-01',"
                      + " '1970-01-01 00:00:00+00', NULL, [NULL, 7], []",
                  "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                      + " NULL, NULL, NULL, NULL, NULL",
                  "2, {'i': 5, 's': 'p', 'In': {'z': NULL, 'w': NULL}}, [1, 1], MAP {'a': 3},"
                      + " '\"text\"', 'text'::VARIANT, 4, 'mid', ''::BLOB, '101', 0, INTERVAL 72"
                      + " HOUR, '23:59:59', '2024-01-01 10:00:00', '2024-06-01 12:00:00+02',"
                      + " '11111111-1111-1111-1111-111111111111', [1, 2], [{'i': 3, 's': NULL}]")),
          new Table(
              "mon",
              "id INTEGER, Jan INTEGER, \"Feb\" INTEGER, mar INTEGER",
              List.of("1, 10, 20, NULL", "2, NULL, 5, 5", "2, 1, 1, 1", "NULL, 4, NULL, 6")),
          new Table(
              "sales",
              "yr INTEGER, q VARCHAR, Reg VARCHAR, amt INTEGER",
              List.of(
                  "2020, 'Q1', 'n', 10",
                  "2020, 'Q2', 'n', 20",
                  "2020, 'Q1', 's', 5",
                  "2021, 'Q1', 'n', NULL",
                  "2021, 'Q2', 's', 7",
                  "2021, 'Q2', 's', 7",
                  "NULL, 'Q1', 'n', 1",
                  "2021, NULL, 'n', 3")),
          new Table(
              "p",
              "ts TIMESTAMP, sym VARCHAR, price INTEGER",
              List.of(
                  "'2024-01-01 00:00:00', 'a', 1",
                  "'2024-01-01 00:01:00', 'a', 2",
                  "'2024-01-01 00:02:00', 'b', 3",
                  "'2024-01-01 00:03:00', 'a', 4",
                  "NULL, 'b', 5")),
          new Table(
              "h",
              "ts TIMESTAMP, sym VARCHAR, qty INTEGER",
              List.of(
                  "'2024-01-01 00:00:30', 'a', 10",
                  "'2024-01-01 00:02:30', 'a', 20",
                  "'2024-01-01 00:02:30', 'b', 30",
                  "'2023-12-31', 'a', 40",
                  "NULL, NULL, 50")),
          new Table(
              "g",
              "id INTEGER, par INTEGER, nm VARCHAR",
              List.of("1, NULL, 'r'", "2, 1, 'x'", "3, 1, 'y'", "4, 2, 'z'", "5, 4, 'w'")),
          new Table("sc.t", "i INTEGER, z VARCHAR", List.of("7, 'sc'", "NULL, 'n'")),
          new Table("sc.only", "i INTEGER, o INTEGER", List.of("1, 1", "2, NULL")));

  private FeatureTables() {}

  /// What makes the tables.
  static List<String> statements(Layout layout) {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE SCHEMA sc");
    for (Table table : TABLES) {
      statements.add("CREATE TABLE " + table.name() + " (" + table.columns() + ")");
      List<String> rows =
          switch (layout) {
            case FORWARD -> table.rows();
            case BACKWARD -> table.rows().reversed();
          };
      for (String row : rows) {
        statements.add("INSERT INTO " + table.name() + " VALUES (" + row + ")");
      }
    }
    return statements;
  }
}
