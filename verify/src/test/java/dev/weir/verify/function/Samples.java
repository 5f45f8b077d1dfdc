package dev.weir.verify.function;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.Literal;
import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Arguments of every type: columns of an empty table, so that nothing is known of their values,
/// and literals.
final class Samples {
  private static final List<String> TYPES =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "BIGNUM",
          "FLOAT",
          "DOUBLE",
          "DECIMAL(4,1)",
          "DECIMAL(9,0)",
          "DECIMAL(18,3)",
          "DECIMAL(38,10)",
          "VARCHAR",
          "BLOB",
          "BIT",
          "DATE",
          "TIME",
          "TIME_NS",
          "TIME WITH TIME ZONE",
          "TIMESTAMP",
          "TIMESTAMP_S",
          "TIMESTAMP_MS",
          "TIMESTAMP_NS",
          "TIMESTAMP WITH TIME ZONE",
          "TIMESTAMPTZ_NS",
          "INTERVAL",
          "UUID",
          "JSON",
          "VARIANT",
          "GEOMETRY",
          "ENUM('x', 'y')",
          "ENUM('p', 'q', 'r')",
          "INTEGER[]",
          "BIGINT[]",
          "VARCHAR[]",
          "DOUBLE[]",
          "FLOAT[]",
          "BOOLEAN[]",
          "DECIMAL(5,2)[]",
          "INTEGER[][]",
          "DATE[]",
          "INTEGER[3]",
          "DOUBLE[3]",
          "FLOAT[2]",
          "VARCHAR[2]",
          "STRUCT(a INTEGER, b VARCHAR)",
          "STRUCT(b VARCHAR, c DOUBLE)",
          "STRUCT(a INTEGER, b VARCHAR)[]",
          "TUPLE(INTEGER, VARCHAR)",
          "TUPLE(VARCHAR, DATE)[]",
          "MAP(VARCHAR, INTEGER)",
          "MAP(INTEGER, DECIMAL(5,2))",
          "UNION(i INTEGER, s VARCHAR)",
          "JSON[]",
          "STRUCT(\"year\" BIGINT, \"month\" BIGINT, \"day\" BIGINT)");

  private final Map<String, Sample> columns = new TreeMap<>();
  private final List<Sample> all = new ArrayList<>();

  Samples(Connection connection) throws SQLException {
    StringBuilder table = new StringBuilder("CREATE TABLE samples (");
    for (int i = 0; i < TYPES.size(); i++) {
      table.append(i == 0 ? "" : ", ").append("c").append(i).append(' ').append(TYPES.get(i));
      DataType type = DataType.parse(TYPES.get(i));
      Sample sample = new Sample("c" + i, Argument.of(type).aliased("c" + i));
      columns.put(type.text(), sample);
      all.add(sample);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(table.append(")").toString());
    }
    all.addAll(literals());
  }

  static List<Sample> literals() {
    return List.of(
        new Sample("NULL", Argument.nothing()),
        new Sample("'day'", Argument.text("day")),
        new Sample("7", Argument.whole(7)),
        new Sample("300", Argument.whole(300)),
        new Sample("5000000000", Argument.whole(5000000000L)),
        new Sample("1.5", Argument.of(DataType.parse("DECIMAL(2,1)"), new Literal.Constant("1.5"))),
        new Sample("0.5e0", Argument.of(ScalarType.DOUBLE, new Literal.Constant("0.5"))),
        new Sample("true", Argument.of(ScalarType.BOOLEAN, new Literal.Constant("true"))),
        new Sample(
            "CAST(5 AS INTEGER)", Argument.of(ScalarType.INTEGER, new Literal.Constant("5"))),
        new Sample(
            "CAST('day' AS VARCHAR)", Argument.of(ScalarType.VARCHAR, new Literal.Constant("day"))),
        new Sample("CAST(NULL AS INTEGER)", Argument.of(ScalarType.INTEGER, new Literal.Null())),
        new Sample(
            "CAST(NULL AS DECIMAL(7,2))",
            Argument.of(DataType.parse("DECIMAL(7,2)"), new Literal.Null())));
  }

  /// Columns first, then literals.
  List<Sample> all() {
    return all;
  }

  List<Sample> columns() {
    return List.copyOf(columns.values());
  }

  Sample column(String type) {
    Sample sample = columns.get(DataType.parse(type).text());
    if (sample == null) {
      throw new IllegalArgumentException("no sample column of type " + type);
    }
    return sample;
  }

  /// What stands in FROM.
  static String table() {
    return "samples";
  }
}
