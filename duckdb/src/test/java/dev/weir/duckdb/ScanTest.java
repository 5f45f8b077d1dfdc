package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.CopyRequest;
import dev.weir.run.FileFormat;
import dev.weir.run.FileScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  @TempDir Path folder;
  private final DuckDbEngine engine = new DuckDbEngine();
  private DuckDbSession session;

  @BeforeEach
  void open() {
    session = Sessions.open(folder);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aColumnOfALaterFileIsNotDropped() {
    session.copy(CopyRequest.of("SELECT 1 AS a", folder.resolve("p/1")));
    session.copy(CopyRequest.of("SELECT 'x' AS b, 2 AS a", folder.resolve("p/2")));
    FileScan scan = FileScan.of(FileFormat.PARQUET, List.of(folder + "/p/*/*.parquet"));
    assertThat(session.describe(engine.scanSql(scan)).text()).isEqualTo("a INTEGER, b VARCHAR");
    assertThat(Sessions.rows(session, engine.scanSql(scan))).hasSize(2);
  }

  @Test
  void filesAreReadInTheOrderGiven() throws IOException {
    Path b = write("b.csv", "n\n1\n");
    Path a = write("a.csv", "n\n2\n");
    FileScan scan = FileScan.of(FileFormat.CSV, List.of(b.toString(), a.toString()));
    assertThat(Sessions.rows(session, engine.scanSql(scan)))
        .containsExactly(List.of(1L), List.of(2L));
  }

  @Test
  void aQuoteInAPathIsHarmless() throws IOException {
    Path file = write("it's.csv", "n\n1\n");
    FileScan scan = FileScan.of(FileFormat.CSV, List.of(file.toString()));
    assertThat(Sessions.rows(session, engine.scanSql(scan))).hasSize(1);
  }

  @Test
  void csvTakesItsOptions() throws IOException {
    Path file = write("semi.csv", "# remark\n1;-;2,5\n");
    FileScan scan =
        FileScan.of(FileFormat.CSV, List.of(file.toString()))
            .withOptions(
                Map.of(
                    "delim", ";",
                    "skip", "1",
                    "header", "false",
                    "nullstr", "-",
                    "decimal_separator", ",",
                    "columns", "a INTEGER, \"b c\" VARCHAR, d DECIMAL(3,1)"));
    assertThat(session.describe(engine.scanSql(scan)).text())
        .isEqualTo("a INTEGER, \"b c\" VARCHAR, d DECIMAL(3,1)");
    assertThat(Sessions.rows(session, engine.scanSql(scan)).getFirst())
        .containsExactly(1, null, new java.math.BigDecimal("2.5"));
  }

  @Test
  void aCsvLineThatDoesNotFitIsAnErrorWithItsPlace() throws IOException {
    Path file = write("bad.csv", "a,b\n1,2\nx,3\n");
    FileScan scan =
        FileScan.of(FileFormat.CSV, List.of(file.toString()))
            .withOptions(Map.of("columns", "a INTEGER, b INTEGER", "header", "true"));
    assertThatThrownBy(() -> Sessions.rows(session, engine.scanSql(scan)))
        .hasMessageContaining("bad.csv")
        .hasMessageContaining("\"x\"");
  }

  @Test
  void jsonLinesAreATable() throws IOException {
    Path file = write("l.json", "{\"a\": 1, \"l\": [{\"x\": true}]}\n{\"b\": \"y\"}\n");
    FileScan scan = FileScan.of(FileFormat.JSON, List.of(file.toString()));
    assertThat(session.describe(engine.scanSql(scan)).text())
        .isEqualTo("a BIGINT, l STRUCT(x BOOLEAN)[], b VARCHAR");
    assertThat(Sessions.rows(session, engine.scanSql(scan))).hasSize(2);
  }

  @Test
  void foldersNamedLikeColumnsAreNoColumnsUnlessAskedFor() {
    session.copy(CopyRequest.of("SELECT 1 AS a", folder.resolve("h/year=2024")));
    FileScan scan = FileScan.of(FileFormat.PARQUET, List.of(folder + "/h/*/*.parquet"));
    assertThat(session.describe(engine.scanSql(scan)).names()).containsExactly("a");
    FileScan hive = scan.withOptions(Map.of("hive_partitioning", "true"));
    assertThat(session.describe(engine.scanSql(hive)).names()).containsExactly("a", "year");
  }

  @Test
  void aSchemaSelectsOrdersAndTypesTheColumns() {
    session.copy(CopyRequest.of("SELECT 1 AS a, 'x' AS b, 5::HUGEINT AS c", folder.resolve("s")));
    Schema schema =
        new Schema(
            List.of(
                new Column("c", DataType.parse("HUGEINT")),
                new Column("a", DataType.parse("INTEGER"))));
    FileScan scan =
        FileScan.of(FileFormat.PARQUET, List.of(folder + "/s/*.parquet")).withSchema(schema);
    assertThat(session.describe(engine.scanSql(scan))).isEqualTo(schema);
  }

  @Test
  void wrongOptionsAreAllReportedAtOnce() {
    FileScan scan =
        FileScan.of(FileFormat.CSV, List.of("x.csv"))
            .withOptions(Map.of("headr", "true", "skip", "many", "header", "yes"));
    assertThatThrownBy(() -> engine.scanSql(scan))
        .isInstanceOfSatisfying(WeirException.class, e -> assertThat(e.problems()).hasSize(3))
        .hasMessageContaining("the csv reader has no option 'headr'; legal are all_varchar")
        .hasMessageContaining("did you mean header")
        .hasMessageContaining("skip is 'many'; it must be a whole number")
        .hasMessageContaining("header is 'yes'; it must be true or false");
  }

  @Test
  void noFileIsAnError() {
    assertThatThrownBy(() -> FileScan.of(FileFormat.JSON, List.of()))
        .hasMessageContaining("no file to read");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
