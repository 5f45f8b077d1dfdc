package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.run.BatchStream;
import dev.weir.run.EngineSession;
import dev.weir.run.RuntimeProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The four formats over what the engine really delivers.
class ResultsTest {
  @TempDir static Path scratch = Path.of("");

  private static EngineSession session;

  @BeforeAll
  static void open() {
    session = new DuckDbEngine().open(RuntimeProfile.named("dev_debug"), scratch);
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @Test
  void jsonKeepsEveryDigitOfANumber() throws IOException {
    assertThat(
            json(
                """
                SELECT 9007199254740993 AS past_double, 18446744073709551615::UBIGINT AS unsigned,
                       170141183460469231731687303715884105::HUGEINT AS huge,
                       123.450::DECIMAL(18,3) AS money, -0.1::DOUBLE AS approximate, 1.5::FLOAT AS f
                """))
        .isEqualTo(
            """
            [
            {"past_double":9007199254740993,"unsigned":18446744073709551615,\
            "huge":170141183460469231731687303715884105,"money":123.450,"approximate":-0.1,"f":1.5}
            ]
            """);
  }

  @Test
  void jsonTellsNullNotANumberAndInfinityApart() throws IOException {
    assertThat(json("SELECT NULL::DOUBLE AS a, 'nan'::DOUBLE AS b, '-inf'::FLOAT AS c, true AS d"))
        .contains("{\"a\":null,\"b\":\"NaN\",\"c\":\"-Infinity\",\"d\":true}");
  }

  @Test
  void jsonWritesDatesAndTimesAsText() throws IOException {
    assertThat(
            json(
                """
                SELECT DATE '2024-02-29' AS d, TIME '04:05:06.5' AS t,
                       TIMESTAMP '2024-02-29 04:05:06.000001' AS ts,
                       TIMESTAMPTZ '2024-02-29 04:05:06+02' AS tz, 'infinity'::TIMESTAMP AS inf,
                       INTERVAL '14 months 3 days 4 hours' AS i
                """))
        .contains("\"d\":\"2024-02-29\"", "\"t\":\"04:05:06.5\"")
        .contains("\"ts\":\"2024-02-29 04:05:06.000001\"", "\"tz\":\"2024-02-29 02:05:06+00\"")
        .contains("\"inf\":\"infinity\"", "\"i\":\"14 months 3 days 04:00:00\"");
  }

  @Test
  void jsonNestsListsStructsMapsAndUnions() throws IOException {
    assertThat(
            json(
                """
                SELECT [1, NULL, 3] AS l, {'x': 1, 'y': ['a', 'b']} AS s, MAP {'k': 1.5} AS m,
                       'b'::ENUM('a', 'b') AS e, [1, 2]::INTEGER[2] AS a, []::INTEGER[] AS empty,
                       union_value(num := 2) AS u, '\\xAA'::BLOB AS bytes,
                       'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::UUID AS id
                """))
        .contains("\"l\":[1,null,3]", "\"s\":{\"x\":1,\"y\":[\"a\",\"b\"]}", "\"m\":{\"k\":1.5}")
        .contains("\"e\":\"b\"", "\"a\":[1,2]", "\"empty\":[]", "\"u\":{\"num\":2}")
        .contains("\"bytes\":\"qg==\"", "\"id\":\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\"");
  }

  @Test
  void jsonOfNoRowsIsAnEmptyArray() throws IOException {
    assertThat(json("SELECT 1 AS a WHERE false")).isEqualTo("[]\n");
  }

  @Test
  void jsonGivesEveryColumnAKeyOfItsOwn() throws IOException {
    assertThat(json("SELECT 1 AS a, 2 AS a, 3 AS a_1")).contains("{\"a\":1,\"a_1\":2,\"a_1_1\":3}");
  }

  @Test
  void csvQuotesWhatNeedsItAndTellsNullFromEmpty() throws IOException {
    assertThat(
            text(
                ResultFormat.CSV,
                "SELECT 'a,b' AS \"x \"\"y\", 'say \"hi\"' AS q, NULL AS n, '' AS e, [1, 2] AS l, chr(10) AS nl",
                10))
        .isEqualTo(
            "\"x \"\"y\",q,n,e,l,nl\r\n\"a,b\",\"say \"\"hi\"\"\",,\"\",\"[1,2]\",\"\n\"\r\n");
  }

  @Test
  void tableAlignsNumbersAndNamesNull() throws IOException {
    assertThat(
            text(
                ResultFormat.TABLE,
                "SELECT * FROM (VALUES (1, 'x'), (1000, NULL)) t(n, s) ORDER BY n",
                10))
        .isEqualTo(
            """
               n  s
            ────  ────
               1  x
            1000  NULL
            2 rows
            """);
  }

  @Test
  void limitEndsTheStreamEarly() throws IOException {
    assertThat(text(ResultFormat.CSV, "SELECT range AS i FROM range(1000000000)", 3))
        .isEqualTo("i\r\n0\r\n1\r\n2\r\n");
  }

  @Test
  void arrowIsAStreamThatArrowReads() throws IOException {
    byte[] bytes = bytes(ResultFormat.ARROW, "SELECT range AS i FROM range(100000)", 12_345);
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator)) {
      long rows = 0;
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
      assertThat(rows).isEqualTo(12_345);
      assertThat(reader.getVectorSchemaRoot().getSchema().getFields())
          .extracting(field -> field.getName())
          .containsExactly("i");
    }
  }

  @Test
  void aReaderThatGoesAwayEndsTheStreamAtOnce() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Console console = console(closed);
    try (BatchStream stream = session.query("SELECT range FROM range(1000000000)")) {
      assertThatThrownBy(() -> ResultFormat.CSV.to(console).write(stream, Long.MAX_VALUE))
          .isInstanceOf(OutputClosed.class);
    }
  }

  private static String json(String sql) throws IOException {
    return text(ResultFormat.JSON, sql, Long.MAX_VALUE);
  }

  private static String text(ResultFormat format, String sql, long limit) throws IOException {
    return new String(bytes(format, sql, limit), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ResultFormat format, String sql, long limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = console(out);
    try (BatchStream stream = session.query(sql)) {
      format.to(console).write(stream, limit);
    }
    console.out().flush();
    return out.toByteArray();
  }

  private static Console console(OutputStream out) {
    return Console.of(
        InputStream.nullInputStream(), out, System.err, Console.Display.PLAIN, scratch);
  }
}
