package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.run.ArrowTypes;
import dev.weir.run.BatchStream;
import dev.weir.run.CopyRequest;
import dev.weir.run.FileFormat;
import dev.weir.run.FileScan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type goes to Parquet and back, and out as Arrow and in again, with the same type and
/// value.
class TypesTest {
  @TempDir Path folder;
  private DuckDbSession session;

  @BeforeEach
  void open() {
    session = Sessions.open(folder);
  }

  @AfterEach
  void close() {
    session.close();
  }

  static List<String> values() {
    return List.of(
        "NULL",
        "true",
        "(-128)::TINYINT",
        "(-32768)::SMALLINT",
        "(-2147483648)::INTEGER",
        "(-9223372036854775808)::BIGINT",
        "99999999999999999999999999999999999999::HUGEINT",
        "255::UTINYINT",
        "65535::USMALLINT",
        "4294967295::UINTEGER",
        "18446744073709551615::UBIGINT",
        "340282366920938463463374607431768211455::UHUGEINT",
        "123456789012345678901234567890123456789012345678901234567890::BIGNUM",
        "1.5::FLOAT",
        "0.1::DOUBLE",
        "'nan'::DOUBLE",
        "'-inf'::FLOAT",
        "'with ''quote'' and ü'",
        "'\\x00\\xFF'::BLOB",
        "'0101101'::BIT",
        "DATE '1582-10-04'",
        "TIME '23:59:59.999999'",
        "'01:02:03.123456789'::TIME_NS",
        "'01:02:03.123456+05:30'::TIMETZ",
        "TIMESTAMP '0001-01-01 01:02:03.123456'",
        "'2020-01-01 01:02:03'::TIMESTAMP_S",
        "'2020-01-01 01:02:03.123'::TIMESTAMP_MS",
        "'2020-01-01 01:02:03.123456789'::TIMESTAMP_NS",
        "'2020-06-01 01:02:03.123456+02'::TIMESTAMPTZ",
        "'2020-06-01 01:02:03.123456789+02'::TIMESTAMPTZ_NS",
        "INTERVAL '14 months -2 days 3.000005 seconds'",
        "'6f9619ff-8b86-d011-b42d-00cf4fc964ff'::UUID",
        "'{\"a\": [1, null]}'::JSON",
        "{'a': 1}::VARIANT",
        "(-1.5)::DECIMAL(4,1)",
        "123456789012345678901234567890123456.78::DECIMAL(38,2)",
        "'b'::ENUM('a', 'b', 'it''s')",
        "[1, NULL, 3]",
        "[]::VARCHAR[]",
        "[[1], NULL, []]::INTEGER[][]",
        "[1.5, NULL]::DOUBLE[2]",
        "{'a': 1, 'B c': [{'d': 'x'}, NULL]}",
        "MAP {'k': 1, 'l': NULL}",
        "MAP {}::MAP(VARCHAR, INTEGER)",
        "[1::HUGEINT, NULL]",
        "{'h': 1::HUGEINT, 'e': 'b'::ENUM('a', 'b'), 'u':"
            + " ['6f9619ff-8b86-d011-b42d-00cf4fc964ff'::UUID]}",
        "{'i': [INTERVAL '1.000001 seconds'], 's': '2020-01-01 01:02:03'::TIMESTAMP_S}",
        "MAP {'k': 1::UHUGEINT}",
        "ROW(1, 'x')",
        "ROW(1::HUGEINT, ['01'::BIT])");
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueSurvivesParquet(String value) {
    String sql = sql(value);
    Schema schema = session.describe(sql);
    Path target = folder.resolve("parquet");
    session.copy(CopyRequest.of(sql, target));
    assertSame(sql, scan(target, schema));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueSurvivesArrowOutAndIn(String value) {
    String sql = sql(value);
    Schema schema = session.describe(sql);
    Path target = folder.resolve("arrow");
    BatchStream stream = session.query(sql);
    assertThat(stream.schema()).isEqualTo(schema);
    session.copy(CopyRequest.of(stream, target));
    assertSame(sql, scan(target, schema));
    assertThat(session.allocator().getAllocatedMemory()).isZero();
  }

  @ParameterizedTest
  @MethodSource("values")
  void theArrowFieldOfATypeGivesTheTypeBack(String value) {
    DataType type = session.describe(sql(value)).columns().getFirst().type();
    assertThat(ArrowTypes.type(ArrowTypes.field("v", type))).isEqualTo(type);
  }

  @Test
  void unionsStreamButAreRefusedByParquet() {
    String sql = "SELECT union_value(n := 1)::UNION(n INTEGER, s VARCHAR) AS v";
    assertThat(session.describe(sql).text()).isEqualTo("v UNION(n INTEGER, s VARCHAR)");
    assertThat(Sessions.value(session, sql)).isEqualTo(1);
    assertThatThrownBy(() -> session.copy(CopyRequest.of(sql, folder.resolve("u"))))
        .hasMessageContaining("column v: Parquet cannot keep UNION")
        .hasMessageContaining("union_tag");
  }

  @Test
  void aHugeintThatParquetCannotKeepIsAnErrorAndNotRounded() {
    String sql = "SELECT 170141183460469231731687303715884105727::HUGEINT AS v";
    assertThatThrownBy(() -> session.copy(CopyRequest.of(sql, folder.resolve("h"))))
        .hasMessageContaining("DECIMAL(38,0)");
  }

  @Test
  void enumsAreCollectedAsText() {
    assertThat(
            Sessions.rows(
                session, "SELECT v::ENUM('a', 'b') FROM (VALUES ('b'), (NULL), ('a')) t(v)"))
        .extracting(List::getFirst)
        .containsExactly("b", null, "a");
  }

  private void assertSame(String expected, String actual) {
    assertThat(session.describe(actual)).isEqualTo(session.describe(expected));
    String both =
        "SELECT e.v::VARCHAR IS NOT DISTINCT FROM a.v::VARCHAR, typeof(e.v) = typeof(a.v), e.v::VARCHAR, a.v::VARCHAR FROM (%s) e POSITIONAL JOIN (%s) a"
            .formatted(expected, actual);
    assertThat(Sessions.rows(session, both))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.subList(0, 2)).describedAs("%s", row).containsOnly(true));
  }

  private static String sql(String value) {
    return "SELECT if(i = 0, " + value + ", NULL) AS v FROM range(2) r(i)";
  }

  private static String scan(Path target, Schema schema) {
    return ScanText.of(
        FileScan.of(FileFormat.PARQUET, List.of(target + "/*.parquet")).withSchema(schema));
  }
}
